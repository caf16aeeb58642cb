// Every figure by name, and how it becomes a file.

var FIGURES = {
  accuracy: { title: 'Test accuracy', option: accuracyFigure, height: linesHeight },
  heatmap: { title: 'Accuracy by rule and attack', option: heatmapFigure, height: heatmapHeight },
  cosine: { title: 'Inner product', option: cosineFigure, height: linesHeight },
  sign: { title: 'Sign of the inner product', option: signFigure, height: signHeight },
  profile: { title: 'Audit', option: profileFigure, height: profileHeight },
  loss: { title: 'Training loss', option: lossFigure, height: linesHeight },
};

// Returns [{name, title, figure, theme}, …]: a figure may become several files.
function filesOf(data) {
  var files = [];
  function add(name, title, figure, choice) {
    files.push({ name: name, title: title, figure: figure,
      theme: merged({ dark: false, file: true, width: 960 }, choice) });
  }
  add('accuracy', FIGURES.accuracy.title, 'accuracy');
  data.grids.forEach(function (grid, i) {
    add('heatmap' + (i ? '-' + (i + 1) : ''),
      FIGURES.heatmap.title + (grid.name ? ', ' + grid.name : ''), 'heatmap', { grid: i });
  });
  add('cosine', FIGURES.cosine.title, 'cosine');
  add('sign', FIGURES.sign.title, 'sign');
  data.audits.forEach(function (audit) {
    if (audit.forFiles) {
      add('profile_' + audit.run, FIGURES.profile.title + ' of ' + audit.label, 'profile', { audit: audit.run });
    }
  });
  add('loss', FIGURES.loss.title, 'loss');
  return files;
}

// Returns [[name, title], …] of all files.
function namesOfFiles(data) {
  return filesOf(data).map(function (file) { return [file.name, file.title]; });
}

// Returns [[name, svg], …] of some files.
function drawForFiles(data, names) {
  return filesOf(data)
    .filter(function (file) { return names.indexOf(file.name) >= 0; })
    .map(function (file) {
      var figure = FIGURES[file.figure];
      return [file.name, drawSvg(figure.option(data, file.theme), file.theme.width, figure.height(data, file.theme))];
    });
}

// Returns [[name, svg], …] of selections [{name, title, curves, panels, audited, data}, …]. Without panels,
// where one rule is attacked in many ways, beside the mean as a gold standard, its lines have colours
// of their own.
function drawSelections(selections) {
  var drawn = [];
  selections.forEach(function (one) {
    var attacked = distinct(one.data.series
      .filter(function (s) { return s.attack !== NO_ATTACK; })
      .map(function (s) { return s.rule; }));
    function draw(kind, choice) {
      var figure = FIGURES[kind];
      var theme = merged({ dark: false, file: true, width: 960, byEpoch: true, panels: 'one',
        own: attacked.length === 1 }, choice);
      drawn.push([one.name + '-' + kind,
        drawSvg(figure.option(one.data, theme), theme.width, figure.height(one.data, theme))]);
    }
    one.curves.forEach(function (kind) {
      if (one.panels.length) {
        drawn.push([one.name === kind ? kind : one.name + '-' + kind,
          drawPanels(one.title, one.panels, kind)]);
      } else {
        draw(kind);
      }
    });
    if (one.data.audits.some(function (audit) { return audit.run === one.audited; })) {
      draw('profile', { audit: one.audited });
    }
  });
  return drawn;
}

function drawSvg(option, width, height) {
  var chart = echarts.init(null, null, { renderer: 'svg', ssr: true, width: width, height: height });
  chart.setOption(option);
  var svg = chart.renderToSVGString();
  chart.dispose();
  return tidy(svg);
}

// Leaves out what is for hovering, which a file does not know, and what nobody sees but some
// programs draw; writes fonts in the way that all programs read.
function tidy(svg) {
  return svg
    .replace(/<style[\s\S]*?<\/style>/g, '')
    .replace(/ class="[^"]*"/g, '')
    .replace(/ stroke="[^"]*" stroke-width="0"/g, '')
    .replace(/<path d="[^"]*"( transform="[^"]*")? fill="transparent"><\/path>\n?/g, '')
    .replace(/ fill="transparent"/g, ' fill="none"')
    .replace(/style="font: *\w+ \w+ ([0-9.]+px) ([^";]*);?"/g, 'style="font-size:$1;font-family:$2;"');
}

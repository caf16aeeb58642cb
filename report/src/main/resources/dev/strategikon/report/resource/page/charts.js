// Draws the figures into their places, in light and dark, and again when anything changes.
var data = JSON.parse(document.getElementById('data').textContent);
var root = document.documentElement;
var preference = window.matchMedia('(prefers-color-scheme: dark)');
var chosenDark = null;
var charts = {};

// More shapes than this are quicker as pixels than as elements.
var MOST_ELEMENTS = 4000;

// A section with a higher figure is cut on paper: kept together, it would leave a page empty.
var HIGHEST_ON_A_PAGE = 700;

function isDark(printing) {
  return !printing && (chosenDark === null ? preference.matches : chosenDark);
}

function rendererOf(name) {
  var cells = name === 'sign' && data.strips.length * data.strips[0].cosines.length > MOST_ELEMENTS;
  return cells ? 'canvas' : 'svg';
}

function isEmpty(name) {
  return name === 'profile' ? visibleAudits(data, themeFor(1000, false)).length === 0
    : visibleSeries(data, themeFor(1000, false)).length === 0;
}

// The part of the x axis that the reader has zoomed to, to come back to it with new data.
function zoomOf(chart) {
  var option = chart.getOption();
  return option && option.dataZoom && option.dataZoom.length
    ? option.dataZoom.map(function (z) { return { start: z.start, end: z.end }; })
    : null;
}

function drawOne(name, printing) {
  var element = document.getElementById(name);
  var section = document.getElementById(name + '-section');
  section.hidden = name === 'profile' && data.audits.length === 0;
  if (section.hidden) {
    return;
  }
  section.classList.toggle('empty', isEmpty(name));
  if (isEmpty(name)) {
    return;
  }
  var width = printing ? 700 : element.clientWidth;
  var theme = themeFor(width, isDark(printing));
  theme.printing = printing;
  var height = FIGURES[name].height(data, theme);
  element.style.height = height + 'px';
  section.classList.toggle('long', height > HIGHEST_ON_A_PAGE);
  var renderer = rendererOf(name);
  if (charts[name] && charts[name].renderer !== renderer) {
    charts[name].chart.dispose();
    charts[name] = null;
  }
  if (!charts[name]) {
    charts[name] = { chart: echarts.init(element, null, { renderer: renderer, width: width, height: height }), renderer: renderer };
  }
  var chart = charts[name].chart;
  var kept = zoomOf(chart);
  chart.resize({ width: width, height: height });
  var option = FIGURES[name].option(data, theme);
  if (kept && option.dataZoom) {
    option.dataZoom.forEach(function (z, i) {
      if (kept[i]) {
        z.start = kept[i].start;
        z.end = kept[i].end;
      }
    });
  }
  chart.setOption(option, true);
}

function drawCharts(printing) {
  root.dataset.theme = isDark(printing) ? 'dark' : 'light';
  Object.keys(FIGURES).forEach(function (name) { drawOne(name, printing); });
}

// Brings a line forward in all charts while the reader points at its name; null ends it.
function point(name) {
  ['accuracy', 'cosine', 'loss'].forEach(function (figure) {
    if (charts[figure]) {
      charts[figure].chart.dispatchAction(
        name === null ? { type: 'downplay' } : { type: 'highlight', seriesName: name });
    }
  });
}

// What the captions say of the bands and of the smoothing.
function drawCaptions() {
  var most = Math.max.apply(null, data.series.map(function (s) { return s.seeds; }));
  var two = data.series.some(function (s) { return s.seeds === 2; });
  var text = most < 2 ? '' : most === 2
    ? 'Lines are means over 2 seeds, bands reach from one to the other.'
    : 'Lines are means over up to ' + most + ' seeds, bands reach one standard deviation to each side' +
      (two ? ' (with 2 seeds, from one to the other).' : '.');
  document.querySelectorAll('.band').forEach(function (element) { element.textContent = text; });
  document.querySelector('.smoothing').textContent =
    data.stepsPerMean > 1 ? 'Averaged over ' + data.stepsPerMean + ' steps.' : '';
}

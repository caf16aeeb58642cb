// Pictures side by side with the same axes, as papers have them: a panel for each ε, a line for each
// start of the attack. What others have published is thin and dashed, in the colour of its line.

var PANEL_KINDS = {
  accuracy: { title: 'Top-1 accuracy on the test set', min: 0, max: 1, tick: 0.2, x: 'epoch',
    label: function (v) { return percent(v, 0); } },
  // Figures 4 and 5 of the paper are cut off there.
  loss: { title: 'Cross-entropy on the training set', min: 0, max: 2.6, tick: 0.5, x: 'epoch', label: String },
  cosine: { title: 'Cosine of the aggregate with the honest mean (below 0: uphill)', min: -1, max: 1,
    tick: 0.5, x: 'epoch', uphill: true,
    label: function (v) { return (v < 0 ? '−' : '') + Math.abs(v).toFixed(1); } },
  convergence: { title: 'On the way to a critical point', x: 'step', own: true,
    label: function (v) { return (v < 0 ? '−' : '') + String(Number(Math.abs(v).toPrecision(2))); } },
};

// The points of a line in a picture, and the dashed ones beside it.
function pointsOf(line, kind) {
  var measured = line.measured[kind] || [];
  var given = line.given[kind] || [];
  return PANEL_KINDS[kind].own ? { main: given, beside: [] } : { main: measured, beside: given };
}

function panelStyles(panels) {
  var names = distinct([].concat.apply([], panels.map(function (p) {
    return p.lines.filter(function (l) { return !l.calm; }).map(function (l) { return l.name; });
  })));
  return function (line) {
    if (line.calm) {
      return line.name.indexOf('mean') === 0 || line.name.indexOf('Mean') === 0
        ? { colour: '#8a8f98', width: 2 } : { colour: '#1f2328', width: 2.2 };
    }
    var at = names.indexOf(line.name);
    return { colour: ATTACK_COLOURS[at % ATTACK_COLOURS.length][0], width: 2, symbol: SYMBOLS[at % SYMBOLS.length] };
  };
}

// Draws panels as SVG.
function drawPanels(heading, panels, kind) {
  var theme = { dark: false, file: true, width: 960 };
  var spec = PANEL_KINDS[kind];
  var ink = inks(theme);
  var style = panelStyles(panels);
  var columns = panels.length > 1 ? 2 : 1;
  var rows = Math.ceil(panels.length / columns);
  var height = 230;
  var gap = 84;
  var left = 58;
  var between = 62;
  var width = (theme.width - left - 32 - between * (columns - 1)) / columns;
  var names = distinct([].concat.apply([], panels.map(function (p) {
    return p.lines.map(function (l) { return l.name; });
  })));
  var longest = Math.max.apply(null, [1].concat(names.map(function (n) { return n.length; })));
  var legendRows = Math.ceil(names.length / Math.max(1, Math.floor((theme.width - 40) / (64 + 7 * longest))));
  var total = headRoom(theme) + rows * (height + gap) + 24 * legendRows + 6;
  var beside = false;
  var most = 0;
  panels.forEach(function (panel) {
    panel.lines.forEach(function (line) {
      var points = pointsOf(line, kind);
      beside = beside || points.beside.length > 0;
      points.main.forEach(function (p) { most = Math.max(most, p[0]); });
    });
  });
  var option = merged(frame(heading + '. ' + spec.title + (beside ? '; thin and dashed: as published' : ''), theme),
    { grid: [], xAxis: [], yAxis: [], series: [],
      legend: { bottom: 4, left: 'center', itemWidth: 28, itemHeight: 8, itemGap: 18,
        data: names,
        textStyle: { color: ink.text, fontSize: 13, fontFamily: font(theme) } } });
  panels.forEach(function (panel, i) {
    var top = headRoom(theme) + 30 + Math.floor(i / columns) * (height + gap);
    var x = left + (i % columns) * (width + between);
    option.grid.push({ left: x, top: top, width: width, height: height });
    option.title.push({ text: panel.title, left: x - 4, top: top - 26,
      textStyle: { fontSize: 14, fontWeight: 'normal', fontFamily: font(theme), color: ink.text } });
    var starts = distinct(panel.lines.filter(function (l) { return l.start !== null; })
      .map(function (l) { return l.start; }));
    var log = kind === 'convergence';
    option.xAxis.push({
      type: log ? 'log' : 'value', gridIndex: i, min: log ? 1 : 0, max: log ? undefined : most || 1,
      name: spec.x + (starts.length ? ', dashed: attack begins' : ''), nameLocation: 'middle', nameGap: 26,
      nameTextStyle: { color: ink.soft, fontSize: 13 },
      axisLabel: { color: ink.soft, fontSize: 13, hideOverlap: true, showMaxLabel: log ? undefined : true },
      axisLine: { onZero: false, lineStyle: { color: ink.axis } },
      axisTick: { lineStyle: { color: ink.axis } },
      splitLine: { show: false }, splitNumber: 5,
    });
    // A share has its own axis.
    var isShare = spec.own && panel.lines.every(function (line) {
      return pointsOf(line, kind).main.every(function (p) { return p[1] >= 0 && p[1] <= 1; });
    });
    option.yAxis.push({
      type: 'value', gridIndex: i, min: isShare ? 0 : spec.min, max: isShare ? 1 : spec.max,
      interval: isShare ? 0.2 : spec.tick,
      axisLabel: { color: ink.soft, fontSize: 13, formatter: spec.label, showMaxLabel: kind === 'loss' ? false : undefined },
      splitLine: { lineStyle: { color: ink.faint } }, splitNumber: 4, axisLine: { show: false },
    });
    var first = option.series.length;
    panel.lines.forEach(function (line) { addPanelLine(option, line, kind, style(line), i, spec); });
    var lines = option.series.slice(first).filter(function (s) { return s.type === 'line'; });
    if (lines.length && starts.length) {
      lines[0].markLine = attackMark(starts, theme, false);
    }
    if (lines.length && spec.uphill) {
      lines[0].markArea = { silent: true, itemStyle: { color: ink.uphill },
        data: [[{ yAxis: -1 }, { yAxis: 0 }]] };
    }
  });
  return drawSvg(option, theme.width, total);
}

function addPanelLine(option, line, kind, style, panel, spec) {
  var points = pointsOf(line, kind);
  var axis = { at: function (one, x) { return x; } };
  var main = points.main.filter(function (p) { return p[1] !== null; });
  function lineOf(data, more) {
    return merged({
      name: line.name, type: 'line', xAxisIndex: panel, yAxisIndex: panel, color: style.colour,
      // Without colour a mark tells attacks apart; what others have published is dashed.
      symbol: style.symbol || (spec.own ? 'circle' : 'none'), symbolSize: spec.own ? 6 : 5,
      showSymbol: spec.own || data.length <= 60, z: line.calm ? 3 : 4, data: data,
      lineStyle: { width: style.width, color: style.colour },
    }, more);
  }
  if (main.some(function (p) { return p[3] > p[2]; })) {
    option.series.push(bandOf({ label: line.name }, main, axis, style, panel, -Infinity));
  }
  if (main.length) {
    option.series.push(lineOf(main.map(function (p) { return [p[0], p[1]]; })));
  }
  if (points.beside.length) {
    option.series.push(lineOf(points.beside,
      { z: 5, symbol: 'none', lineStyle: { width: 1.2, type: [4, 3], color: style.colour } }));
  }
}

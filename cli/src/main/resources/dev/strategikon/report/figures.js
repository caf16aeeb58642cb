// Defines every figure once, as options of Apache ECharts. The page draws them in the browser and
// `drawForFiles` on the server, in an interpreter that knows little more than ECMAScript 5.

// Okabe and Ito's colours, which colour-blind readers can tell apart; light and dark.
var RULE_COLOURS = {
  mean: ['#4d4d4d', '#d0d0d0'],
  median: ['#0072b2', '#56a8e0'],
  krum: ['#d55e00', '#ff8a3d'],
};
var OTHER_COLOURS = [
  ['#009e73', '#2fc59a'],
  ['#cc79a7', '#e29ac3'],
  ['#b58900', '#f0c040'],
  ['#56b4e9', '#8fd0f5'],
];
var ATTACK_LINES = ['dashed', 'dotted', [10, 4, 2, 4], [2, 6], [14, 5]];
var ATTACK_SYMBOLS = ['diamond', 'triangle', 'rect', 'roundRect', 'pin'];

// Colours of the figures' surroundings.
function inks(theme) {
  return theme.dark
    ? { text: '#e8e6e3', faint: '#3a3f47', axis: '#8b929c', paper: '#1d2127', none: '#2a2f36' }
    : { text: '#1f2328', faint: '#e4e7eb', axis: '#6b7280', paper: '#ffffff', none: '#eef0f3' };
}

function distinct(values) {
  return values.filter(function (value, i) {
    return values.indexOf(value) === i;
  });
}

function ruleColour(rule, data, theme) {
  var name = rule.split('(')[0];
  var known = RULE_COLOURS[name];
  if (!known) {
    var others = distinct(
      data.series.map(function (s) { return s.rule.split('(')[0]; })
    ).filter(function (other) { return !RULE_COLOURS[other]; });
    known = OTHER_COLOURS[others.indexOf(name) % OTHER_COLOURS.length];
  }
  return known[theme.dark ? 1 : 0];
}

// The attacks of one rule get different lines, so that any two lines differ.
function attackNumber(series, data) {
  var attacks = distinct(
    data.series
      .filter(function (s) { return s.rule === series.rule && s.attack !== 'none'; })
      .map(function (s) { return s.label; })
  );
  return attacks.indexOf(series.label);
}

function lineStyle(series, data, theme) {
  var colour = ruleColour(series.rule, data, theme);
  var attacked = series.attack !== 'none';
  var number = attackNumber(series, data);
  return {
    name: series.label,
    type: 'line',
    color: colour,
    lineStyle: {
      width: attacked ? 2.5 : 2,
      type: attacked ? ATTACK_LINES[number % ATTACK_LINES.length] : 'solid',
    },
    symbol: attacked ? ATTACK_SYMBOLS[number % ATTACK_SYMBOLS.length] : 'circle',
    symbolSize: attacked ? 7 : 4,
    emphasis: { focus: 'series' },
  };
}

function band(series, points, data, theme) {
  var base = {
    name: series.label,
    type: 'line',
    stack: 'band ' + series.label,
    symbol: 'none',
    silent: true,
    lineStyle: { opacity: 0 },
    tooltip: { show: false },
  };
  function copy(extra) {
    var all = {};
    [base, extra].forEach(function (from) {
      Object.keys(from).forEach(function (key) { all[key] = from[key]; });
    });
    return all;
  }
  return [
    copy({ data: points.map(function (p) { return [p.step, p.low]; }) }),
    copy({
      data: points.map(function (p) { return [p.step, p.high - p.low]; }),
      areaStyle: { color: ruleColour(series.rule, data, theme), opacity: 0.15 },
    }),
  ];
}

function attackMark(data, theme) {
  var ink = inks(theme);
  return {
    silent: true,
    symbol: 'none',
    lineStyle: { color: ink.text, type: 'dashed', width: 1 },
    label: {
      formatter: 'attack begins',
      color: ink.text,
      position: 'insideEndTop',
      rotate: 0,
      align: 'left',
      padding: [0, 0, 0, 6],
      fontSize: 12,
    },
    data: [{ xAxis: data.attackStart }],
  };
}

function curves(data, theme, key, title, yAxis, format) {
  var ink = inks(theme);
  var series = [];
  data.series.forEach(function (one) {
    var points = one[key];
    var line = lineStyle(one, data, theme);
    line.data = points.map(function (p) { return [p.step, p.mean]; });
    series.push(line);
    var spread = points.some(function (p) { return p.high > p.low; });
    if (spread && yAxis.type !== 'log') {
      series = series.concat(band(one, points, data, theme));
    }
  });
  if (data.attackStart && series.length) {
    series[0].markLine = attackMark(data, theme);
  }
  var legendRows = Math.ceil(data.series.length / (theme.width < 600 ? 2 : 4));
  yAxis.axisLabel = { color: ink.text, formatter: format };
  yAxis.splitLine = { lineStyle: { color: ink.faint } };
  yAxis.axisLine = { show: false };
  return {
    animation: false,
    backgroundColor: theme.file ? '#ffffff' : 'transparent',
    textStyle: { fontFamily: 'sans-serif', color: ink.text },
    title: theme.file
      ? { text: title, left: 8, top: 6, textStyle: { fontSize: 16, color: ink.text } }
      : { show: false },
    grid: {
      left: 56,
      right: 22,
      top: theme.file ? 48 : 24,
      bottom: 62 + 22 * legendRows,
    },
    legend: {
      bottom: 0,
      left: 'center',
      data: data.series.map(function (s) { return s.label; }),
      itemWidth: 34,
      itemGap: theme.width < 600 ? 8 : 14,
      textStyle: { color: ink.text, fontSize: theme.width < 600 ? 11 : 12 },
      inactiveColor: ink.axis,
    },
    tooltip: {
      trigger: 'axis',
      confine: true,
      backgroundColor: ink.paper,
      borderColor: ink.axis,
      textStyle: { color: ink.text, fontSize: 12 },
      valueFormatter: format,
      order: 'valueDesc',
    },
    xAxis: {
      type: 'value',
      name: 'step',
      nameLocation: 'middle',
      nameGap: 26,
      nameTextStyle: { color: ink.text },
      min: 0,
      max: data.steps,
      axisLabel: { color: ink.text },
      axisLine: { lineStyle: { color: ink.axis } },
      splitLine: { show: false },
    },
    yAxis: yAxis,
    series: series,
  };
}

function accuracyFigure(data, theme) {
  return curves(
    data, theme, 'accuracy', 'Top-1 accuracy on the test set',
    { type: 'value', min: 0, max: 1 },
    function (v) { return (100 * v).toFixed(v === 0 || v === 1 ? 0 : 1).replace('.0', '') + ' %'; }
  );
}

function lossFigure(data, theme) {
  var all = [];
  data.series.forEach(function (s) {
    s.loss.forEach(function (p) { if (p.mean > 0) { all.push(p.mean); } });
  });
  var wide = Math.max.apply(null, all) > 50 * Math.min.apply(null, all);
  return curves(
    data, theme, 'loss', 'Cross-entropy on the training set',
    wide ? { type: 'log', min: Math.min.apply(null, all) / 1.5 } : { type: 'value', min: 0 },
    function (v) { return v >= 1000 ? v.toExponential(1) : Number(v).toPrecision(3); }
  );
}

function shorten(label, theme) {
  var most = theme.width < 600 ? 20 : 34;
  return label.length > most ? label.slice(0, most - 1) + '…' : label;
}

// The sign of the inner product over time: one strip a run, a cell the mean cosine of some steps.
function signFigure(data, theme) {
  var ink = inks(theme);
  var narrow = theme.width < 600;
  var cells = [];
  data.strips.forEach(function (strip, row) {
    strip.cosines.forEach(function (cosine, bin) {
      if (cosine !== null) {
        cells.push([bin, row, cosine]);
      }
    });
  });
  var bins = data.strips[0].cosines.map(function (c, bin) { return bin * data.stepsPerBin + 1; });
  var every = Math.max(1, Math.round(bins.length / (narrow ? 4 : 10)));
  var heat = {
    type: 'heatmap',
    data: cells,
    itemStyle: { borderWidth: 0 },
    emphasis: { itemStyle: { borderColor: ink.text, borderWidth: 1 } },
    progressive: 0,
  };
  if (data.attackStart) {
    heat.markLine = attackMark(data, theme);
    heat.markLine.data = [{ xAxis: Math.floor((data.attackStart - 1) / data.stepsPerBin) }];
    heat.markLine.label.position = 'start';
    heat.markLine.label.padding = 0;
  }
  var category = {
    type: 'category',
    inverse: true,
    axisLine: { show: false },
    axisTick: { show: false },
    splitLine: { show: true, interval: 0, lineStyle: { color: ink.paper, width: 5 } },
    z: 5,
  };
  function withLabels(extra) {
    var axis = {};
    [category, extra].forEach(function (from) {
      Object.keys(from).forEach(function (key) { axis[key] = from[key]; });
    });
    return axis;
  }
  return {
    animation: false,
    backgroundColor: theme.file ? '#ffffff' : 'transparent',
    textStyle: { fontFamily: 'sans-serif', color: ink.text },
    title: theme.file
      ? { text: 'Does the aggregate still point downhill?', left: 8, top: 6,
          textStyle: { fontSize: 16, color: ink.text } }
      : { show: false },
    grid: {
      left: narrow ? 118 : 210,
      right: narrow ? 52 : 78,
      top: theme.file ? 66 : 30,
      bottom: 84,
      show: true,
      backgroundColor: ink.none,
      borderWidth: 0,
    },
    tooltip: {
      confine: true,
      backgroundColor: ink.paper,
      borderColor: ink.axis,
      textStyle: { color: ink.text, fontSize: 12 },
      formatter: function (p) {
        var from = bins[p.value[0]];
        var to = Math.min(data.steps, from + data.stepsPerBin - 1);
        return data.strips[p.value[1]].label + '<br>steps ' + from + ' to ' + to +
          '<br>cosine of A with v̄: <b>' + p.value[2].toFixed(3) + '</b>';
      },
    },
    visualMap: {
      min: -1,
      max: 1,
      calculable: false,
      orient: 'horizontal',
      left: 'center',
      bottom: 0,
      itemWidth: 12,
      itemHeight: narrow ? 120 : 220,
      text: ['downhill +1', '−1 uphill'],
      textStyle: { color: ink.text },
      inRange: {
        color: theme.dark
          ? ['#ff5a36', '#b8402a', '#3b3f45', '#2f6fb0', '#5fb0ff']
          : ['#b2182b', '#ef8a62', '#f4f4f4', '#67a9cf', '#2166ac'],
      },
    },
    xAxis: {
      type: 'category',
      data: bins,
      name: 'step',
      nameLocation: 'middle',
      nameGap: 24,
      nameTextStyle: { color: ink.text },
      axisLabel: { color: ink.text, interval: every - 1 },
      axisLine: { show: false },
      axisTick: { show: false },
    },
    yAxis: [
      withLabels({
        data: data.strips.map(function (s) { return shorten(s.label, theme); }),
        axisLabel: { color: ink.text, fontSize: narrow ? 10 : 12, interval: 0 },
      }),
      withLabels({
        position: 'right',
        name: 'uphill',
        nameLocation: 'start',
        nameTextStyle: { color: ink.text, align: 'left' },
        data: data.strips.map(function (s, row) {
          // The row's number keeps equal shares apart; the formatter takes it off again.
          var share = s.negativeShare;
          return row + '|' + (share === null ? '–' : Math.round(100 * share) + ' %');
        }),
        axisLabel: {
          color: ink.text,
          fontSize: narrow ? 11 : 12,
          interval: 0,
          formatter: function (value) { return value.split('|')[1]; },
        },
      }),
    ],
    series: [heat, { type: 'heatmap', yAxisIndex: 1, data: [] }],
  };
}

function signHeight(data) {
  return 150 + 34 * data.strips.length;
}

var FIGURES = {
  accuracy: accuracyFigure,
  loss: lossFigure,
  sign: signFigure,
};

// Returns [[name, svg], …].
function drawForFiles(data) {
  return Object.keys(FIGURES).map(function (name) {
    var theme = { dark: false, file: true, width: 960 };
    var chart = echarts.init(null, null, {
      renderer: 'svg',
      ssr: true,
      width: theme.width,
      height: name === 'sign' ? signHeight(data) + 36 : 540,
    });
    chart.setOption(FIGURES[name](data, theme));
    var svg = chart.renderToSVGString();
    chart.dispose();
    // Styles are for hovering, which a file does not know.
    return [name, svg.replace(/<style[\s\S]*?<\/style>/g, '').replace(/ class="[^"]*"/g, '')];
  });
}

// How far rules can be pushed: the profiles of several rules under inner product manipulation, and
// below them a strip a rule with the sign and size by colour. Drawn for files alone.

// Around 0 the vertical axis is linear up to so much, then logarithmic, on both sides.
var TOLERANCE_LINEAR = 0.01;
var TOLERANCE_LOWEST = -10;
var TOLERANCE_ROW = 26;
var TOLERANCE_PANEL = 330;

function signedLog(y) {
  var size = Math.log(1 + Math.abs(y) / TOLERANCE_LINEAR) / Math.LN10;
  return y < 0 ? -size : size;
}

// A pipeline has the colour of its last rule; rules that share a colour differ in the dash.
function toleranceStyles(data, theme) {
  function base(rule) {
    return rule.split('|').pop().split('(')[0].trim();
  }
  var bases = { series: data.curves.map(function (c) { return { rule: base(c.rule) }; }) };
  var colours = data.curves.map(function (c) { return ruleColour(base(c.rule), bases, theme); });
  var seen = {};
  return colours.map(function (colour) {
    var earlier = seen[colour] || 0;
    seen[colour] = earlier + 1;
    return { colour: colour, dash: earlier === 0 ? 'solid' : DASHES[(earlier - 1) % DASHES.length] };
  });
}

function toleranceHeight(data, theme) {
  return headRoom(theme) + 50 + TOLERANCE_PANEL + 34 + TOLERANCE_ROW * data.curves.length + 92;
}

// The range of the vertical axis: what is there, but not all of a fall without end.
function toleranceRange(data) {
  var least = -0.1;
  var most = 1;
  data.curves.forEach(function (curve) {
    curve.products.forEach(function (y) {
      least = y === null ? least : Math.min(least, y);
      most = y === null ? most : Math.max(most, y);
    });
  });
  return { min: signedLog(Math.max(TOLERANCE_LOWEST, least)) - 0.12, max: signedLog(most) + 0.2 };
}

// Rectangles [log ε from, to, row, level] of one strip: levels by the grid, signs by the thresholds.
function toleranceCells(curve, row) {
  function isUphill(log) {
    var epsilon = Math.pow(10, log);
    return curve.breaks.some(function (b) {
      return epsilon > b[0] && (b[1] === null || epsilon < b[1]);
    });
  }
  var edges = [];
  curve.breaks.forEach(function (b) {
    b.forEach(function (end) {
      if (end > 0 && end > 1e-3 && end < 1e3) {
        edges.push(Math.log(end) / Math.LN10);
      }
    });
  });
  var cells = [];
  function add(from, to, size) {
    var middle = (from + to) / 2;
    var known = size !== null;
    var level = !known ? 4 : size >= 1 ? 4 : size >= 0.1 ? 3 : size >= 0.01 ? 2 : 1;
    level = isUphill(middle) ? -level : known ? level : 0;
    var last = cells[cells.length - 1];
    if (last && last[3] === level) {
      last[1] = to;
    } else {
      cells.push([from, to, row, level]);
    }
  }
  curve.logs.forEach(function (log, i) {
    if (i === 0) {
      return;
    }
    var from = curve.logs[i - 1];
    var size = curve.products[i] === null ? null : Math.abs(curve.products[i]);
    edges
      .filter(function (edge) { return edge > from && edge < log; })
      .sort(function (a, b) { return a - b; })
      .concat([log])
      .forEach(function (to) {
        add(from, to, size);
        from = to;
      });
  });
  return cells;
}

function toleranceFigure(data, theme) {
  var ink = inks(theme);
  var styles = toleranceStyles(data, theme);
  var range = toleranceRange(data);
  var longest = Math.max.apply(null, data.curves.map(function (c) { return c.rule.length; }));
  var left = Math.max(112, Math.min(330, 58 + 7 * longest));
  var most = Math.max.apply(null, data.curves.map(function (c) { return c.thresholds.length; }));
  var right = Math.max(96, Math.min(240, 24 + 7 * most));
  var top = headRoom(theme) + 50;
  var stripTop = top + TOLERANCE_PANEL + 34;
  var rows = TOLERANCE_ROW * data.curves.length;
  var small = { color: ink.soft, fontSize: 13, fontFamily: font(theme), fontWeight: 'normal' };
  var r = data.ofMean ? 'the honest mean' : 'the reference';
  function xAxis(index, labelled) {
    return {
      type: 'value', gridIndex: index, min: -3, max: 3, interval: 1,
      name: labelled ? 'ε (all Byzantine vectors are −ε times the honest mean)' : '', nameLocation: 'middle', nameGap: 28,
      nameTextStyle: { color: ink.text, fontSize: 13 },
      axisLabel: { show: labelled, color: ink.soft, fontSize: 13, formatter: pow10Label },
      axisLine: { show: labelled, onZero: false, lineStyle: { color: ink.axis } },
      axisTick: { show: labelled, lineStyle: { color: ink.axis } },
      splitLine: { show: index === 0, lineStyle: { color: ink.faint } },
    };
  }
  function names(position, texts, colour) {
    return {
      type: 'category', gridIndex: 1, inverse: true, position: position,
      // The row's number keeps equal texts apart; the formatter takes it off again.
      data: texts.map(function (text, row) { return row + '#' + text; }),
      axisLine: { show: false }, axisTick: { show: false }, splitLine: { show: false },
      axisLabel: { color: colour, fontSize: 13, interval: 0, margin: position === 'left' ? 48 : 12,
        formatter: function (text) { return shorten(text.slice(text.indexOf('#') + 1), 40); } },
    };
  }
  var ticks = [-10, -1, -0.1, -0.01, 0, 0.01, 0.1, 1, 10].filter(function (y) {
    return signedLog(y) >= range.min && signedLog(y) <= range.max;
  });
  var frameSeries = {
    type: 'line', data: [], silent: true,
    markLine: {
      silent: true, symbol: 'none', animation: false,
      data: ticks.map(function (y) {
        return {
          yAxis: signedLog(y),
          lineStyle: { color: y === 0 ? ink.text : ink.faint, width: y === 0 ? 1.4 : 1, type: 'solid' },
          label: merged(small, { position: 'start', distance: 8, formatter: String(y).replace('-', '−'),
            color: y === 0 ? ink.text : ink.soft }),
        };
      }),
    },
    markArea: {
      silent: true, itemStyle: { color: ink.uphill },
      data: [[{ yAxis: range.min }, { yAxis: 0 }]],
    },
  };
  var zero = top + TOLERANCE_PANEL * range.max / (range.max - range.min);
  var curves = data.curves.map(function (curve, i) {
    return {
      type: 'line', name: curve.rule, symbol: 'none', silent: true, clip: true, color: styles[i].colour,
      z: 6, lineStyle: { width: 2.4, type: styles[i].dash, color: styles[i].colour },
      data: curve.logs.map(function (log, k) {
        var y = curve.products[k];
        return [log, y === null ? null : signedLog(y)];
      }),
    };
  });
  var marks = data.curves.map(function (curve, i) {
    var points = [];
    curve.breaks.forEach(function (b) {
      b.forEach(function (end) {
        if (end >= 1e-3 && end <= 1e3) {
          points.push([Math.log(end) / Math.LN10, 0]);
        }
      });
    });
    return { type: 'scatter', silent: true, data: points, symbol: 'circle', symbolSize: 9, z: 7,
      itemStyle: { color: ink.paper, borderColor: styles[i].colour, borderWidth: 2 } };
  });
  var cells = [];
  data.curves.forEach(function (curve, row) { cells = cells.concat(toleranceCells(curve, row)); });
  var strips = {
    type: 'custom', xAxisIndex: 1, yAxisIndex: 1, silent: true, data: cells,
    encode: { x: [0, 1], y: 2 },
    renderItem: function (params, api) {
      var a = api.coord([api.value(0), api.value(2)]);
      var b = api.coord([api.value(1), api.value(2)]);
      var colour = signedColour(api.value(3), theme);
      return { type: 'rect', shape: { x: a[0], y: a[1] - 8, width: b[0] - a[0], height: 16 },
        style: { fill: colour, stroke: colour, lineWidth: 0.5 } };
    },
  };
  var swatches = {
    type: 'custom', xAxisIndex: 1, yAxisIndex: 1, silent: true, clip: false,
    data: data.curves.map(function (c, row) { return [-3, row]; }),
    renderItem: function (params, api) {
      var at = api.coord([-3, api.value(1)]);
      var style = styles[api.value(1)];
      var dash = { solid: null, dashed: [6, 4], dotted: [2, 3] }[style.dash];
      return { type: 'line', shape: { x1: at[0] - 42, y1: at[1], x2: at[0] - 10, y2: at[1] },
        style: { stroke: style.colour, lineWidth: 2.6, lineDash: dash === undefined ? style.dash : dash } };
    },
  };
  return merged(frame(data.title, theme), {
    title: [
      frame(data.title, theme).title[0],
      { text: data.subtitle, left: 10, top: 33, textStyle: merged(small) },
      { text: 'inner product of the aggregate with ' + r + ', in units of its squared length',
        left: left - 44, top: top - 30, textStyle: merged(small, { color: ink.text }) },
      { text: 'uphill for ε', left: theme.width - right + 7, top: stripTop - 24, textStyle: small },
    ].concat([['downhill', 3, zero - 24], ['uphill', -3, zero]].map(function (sign) {
      return { text: sign[0], left: theme.width - right + 7, top: sign[2],
        textStyle: merged(small, { color: signedColour(sign[1], theme) }) };
    })),
    grid: [
      { left: left, right: right, top: top, height: TOLERANCE_PANEL },
      { left: left, right: right, top: stripTop, height: rows },
    ],
    xAxis: [xAxis(0, false), xAxis(1, true)],
    yAxis: [
      { type: 'value', gridIndex: 0, min: range.min, max: range.max, axisLabel: { show: false },
        axisLine: { show: false }, axisTick: { show: false }, splitLine: { show: false } },
      names('left', data.curves.map(function (c) { return c.rule; }), ink.text),
      names('right', data.curves.map(function (c) { return c.thresholds; }), ink.text),
    ],
    visualMap: {
      type: 'piecewise', show: true, seriesIndex: 999, orient: 'horizontal', left: 'center', bottom: 8,
      itemGap: 10, itemWidth: 16, itemHeight: 12, selectedMode: false,
      textStyle: { color: ink.soft, fontSize: 13, fontFamily: font(theme) },
      pieces: LEVELS.slice().reverse().map(function (l) {
        return { value: l.level, label: l.label, color: signedColour(l.level, theme) };
      }),
    },
    series: [frameSeries].concat(curves, marks, [strips, swatches,
      { type: 'custom', xAxisIndex: 1, yAxisIndex: 2, data: [], renderItem: function () {} }]),
  });
}

// Returns [[name, svg]].
function drawTolerance(data) {
  var theme = { dark: false, file: true, width: 960 };
  return [['tolerance', drawSvg(toleranceFigure(data, theme), theme.width, toleranceHeight(data, theme))]];
}

// The audit along a run: over which ε inner product manipulation would turn the aggregate uphill,
// by step; below, the share of coordinates that meet theorem 1's condition.

var LEVELS = [
  { level: 4, label: '≥ 1' }, { level: 3, label: '≥ 0.1' }, { level: 2, label: '≥ 0.01' },
  { level: 1, label: '≥ 0' }, { level: -1, label: '< 0' }, { level: -2, label: '≤ −0.01' },
  { level: -3, label: '≤ −0.1' }, { level: -4, label: '≤ −1' },
];

function visibleAudits(data, theme) {
  var facets = {};
  data.series.forEach(function (s) { facets[s.label] = s.facets; });
  return data.audits.filter(function (a) { return !theme.shows || theme.shows(facets[a.series]); });
}

function profileHeight(data, theme) {
  return headRoom(theme) + (isNarrow(theme) ? 520 : 560);
}

// Rectangles [from step, to step, log ε from, log ε to, level].
function profileCells(audit) {
  var cells = [];
  audit.columns.forEach(function (column, i) {
    var next = audit.columns[i + 1];
    var before = audit.columns[i - 1];
    var end = next ? next.step : column.step + (before ? column.step - before.step : audit.steps);
    var from = column.start;
    for (var at = 0; at < column.runs.length; at += 2) {
      cells.push([column.step, Math.min(end, Math.max(audit.steps, column.step + 1)), from,
        column.runs[at + 1], column.runs[at]]);
      from = column.runs[at + 1];
    }
  });
  return cells;
}

// One of the thresholds as steps that last until the next audit; an endless one has no line.
function thresholdLine(audit, name, key, colour, dash, ink) {
  var points = audit.thresholds
    .map(function (t) {
      return [t.step, t[key] > 0 ? Math.max(-3, Math.min(3, Math.log(t[key]) / Math.LN10)) : null];
    });
  if (!points.some(function (p) { return p[1] !== null; })) {
    return [];
  }
  var last = points[points.length - 1];
  if (last[0] < audit.steps) {
    points.push([audit.steps, last[1]]);
  }
  var line = { type: 'line', step: 'end', symbol: 'none', silent: true, data: points, tooltip: { show: false } };
  // A light line below the dark one is seen on every colour.
  return [
    merged(line, { name: 'halo', color: ink.paper, lineStyle: { width: 4, color: ink.paper, opacity: 0.85 }, z: 5 }),
    merged(line, { name: name, color: colour, lineStyle: { width: 1.8, type: dash, color: colour }, z: 6 }),
  ];
}

function pow10(log) {
  var value = Math.pow(10, log);
  return value >= 1000 || value < 0.01 ? value.toExponential(1).replace('e+', 'e') : String(Number(value.toPrecision(2)));
}

function levelLabel(level) {
  var found = LEVELS.filter(function (l) { return l.level === level; })[0];
  return found ? found.label : 'unknown';
}

function profileFigure(data, theme) {
  var audits = visibleAudits(data, theme);
  var audit = audits.filter(function (a) { return a.run === theme.audit; })[0] || audits[0];
  return audit ? auditFigure(audit, theme) : frame('', theme);
}

function auditFigure(audit, theme) {
  var ink = inks(theme);
  var size = theme.file ? 13 : 12;
  var cells = profileCells(audit);
  var lines = thresholdLine(audit, 'uphill from here', 'breakLow', ink.text, 'solid', ink)
    .concat(thresholdLine(audit, 'uphill up to here', 'breakHigh', ink.text, [7, 3], ink));
  // The gradients of other rules' runs have them as well, but there they say nothing of the rule.
  if (audit.rule.indexOf('krum') >= 0) {
    lines = lines
      .concat(thresholdLine(audit, 'theorem 2 holds up to here', 'theorem2Epsilon', ink.text, [2, 3], ink))
      .concat(thresholdLine(audit, 'Krum outputs u up to here', 'krumEpsilon', ink.text, [9, 3, 2, 3], ink));
  }
  var named = lines.filter(function (l) { return l.name !== 'halo'; }).map(function (l) { return l.name; });
  var share = audit.thresholds
    .filter(function (t) { return t.theorem1Share !== null; })
    .map(function (t) { return [t.step, t.theorem1Share]; });
  var top = headRoom(theme) + (named.length ? 34 : 14);
  var bottom = isNarrow(theme) ? 84 : theme.file ? 84 : 60;
  var shareHeight = share.length ? 84 : 0;
  var left = 66;
  var right = 20;
  var first = audit.columns.length ? audit.columns[0].step : 0;
  function xAxis(index, labelled) {
    return {
      type: 'value', gridIndex: index, min: Math.min(first, 1), max: audit.steps,
      name: labelled ? 'step' : '', nameLocation: 'middle', nameGap: 25,
      nameTextStyle: { color: ink.soft, fontSize: size },
      axisLabel: { show: labelled, color: ink.soft, fontSize: size, hideOverlap: true,
        showMinLabel: false },
      axisLine: { onZero: false, lineStyle: { color: ink.axis } },
      axisTick: { show: labelled }, splitLine: { show: false },
    };
  }
  var mainBottom = bottom + 34 + (shareHeight ? shareHeight + 34 : 0);
  var option = merged(frame('Where manipulation turns ' + audit.label + ' uphill', theme), {
    grid: [
      { left: left, right: right, top: top, bottom: mainBottom, show: true,
        backgroundColor: ink.none, borderWidth: 0 },
      { left: left, right: right, height: shareHeight, bottom: bottom + 36 },
    ],
    legend: {
      top: headRoom(theme), left: left - 6, itemWidth: 30, itemStyle: { opacity: 0 }, itemGap: 18, selectedMode: false, data: named,
      textStyle: { color: ink.text, fontSize: size, fontFamily: font(theme) },
    },
    tooltip: tooltip(theme, {
      formatter: function (p) {
        var v = p.value;
        return p.seriesType === 'custom'
          ? 'audited in step ' + v[0] + '<br>ε from ' + pow10(v[2]) + ' to ' + pow10(v[3]) +
            '<br>inner product: <b>' + levelLabel(v[4]) + '</b> of ‖v̄‖²'
          : 'step ' + v[0] + '<br>theorem 1 holds on <b>' + percent(v[1], 1) + '</b> of the coordinates';
      },
    }),
    visualMap: {
      type: 'piecewise', show: true, seriesIndex: 999, orient: 'horizontal', left: 'center', bottom: 4,
      itemGap: isNarrow(theme) ? 5 : 8, itemWidth: 16, itemHeight: 12, selectedMode: false,
      textStyle: { color: ink.soft, fontSize: isNarrow(theme) ? 10 : size, fontFamily: font(theme) },
      pieces: LEVELS.slice().reverse().map(function (l) {
        return { value: l.level, label: l.label, color: signedColour(l.level, theme) };
      }),
    },
    xAxis: [xAxis(0, !shareHeight), xAxis(1, shareHeight > 0)],
    yAxis: [
      { type: 'value', gridIndex: 0, min: -3, max: 3, interval: 1,
        name: 'ε', nameLocation: 'middle', nameGap: 44, nameRotate: 0,
        nameTextStyle: { color: ink.text, fontSize: size + 2 },
        axisLabel: { color: ink.soft, fontSize: size, formatter: pow10Label },
        axisLine: { show: false }, axisTick: { show: true, lineStyle: { color: ink.axis } },
        splitLine: { show: false } },
      { type: 'value', gridIndex: 1, min: 0, max: 1, interval: 0.5, show: shareHeight > 0,
        name: 'coordinates on which theorem 1 holds', nameLocation: 'end', nameGap: 10,
        nameTextStyle: { color: ink.soft, fontSize: size, align: 'left' },
        axisLabel: { color: ink.soft, fontSize: size, formatter: function (v) { return percent(v, 0); } },
        splitLine: { lineStyle: { color: ink.faint } } },
    ],
    series: [{
      type: 'custom',
      name: 'profile',
      clip: true,
      data: cells,
      encode: { x: [0, 1], y: [2, 3] },
      z: 2,
      renderItem: function (params, api) {
        var a = api.coord([api.value(0), api.value(3)]);
        var b = api.coord([api.value(1), api.value(2)]);
        var rect = echarts.graphic.clipRectByRect(
          { x: a[0], y: a[1], width: b[0] - a[0], height: b[1] - a[1] },
          params.coordSys);
        return rect && {
          type: 'rect',
          shape: rect,
          // A stroke of the same colour closes the seams that smoothing would leave.
          style: { fill: signedColour(api.value(4), theme), stroke: signedColour(api.value(4), theme),
            lineWidth: 1 },
          emphasis: { style: { stroke: ink.text, lineWidth: 1 } },
        };
      },
    }].concat(lines).concat([{
      type: 'line', name: 'theorem 1', xAxisIndex: 1, yAxisIndex: 1, data: share, symbol: 'circle',
      symbolSize: 5, color: signedColour(-3, theme), lineStyle: { width: 2 },
      areaStyle: { opacity: 0.12 },
    }]),
  });
  if (theme.file) {
    option.title.push({
      text: 'inner product of the aggregate with the honest mean, in units of its squared length; red is uphill',
      bottom: 30, left: 'center',
      textStyle: { fontSize: size, fontWeight: 'normal', fontFamily: font(theme), color: ink.soft },
    });
  }
  if (audit.attackStart) {
    option.series[0].markLine = attackMark([audit.attackStart], theme, true);
    option.series[0].markLine.lineStyle.color = ink.text;
    option.series[0].markLine.label.color = ink.text;
  }
  return option;
}

function pow10Label(log) {
  return { '-3': '0.001', '-2': '0.01', '-1': '0.1', 0: '1', 1: '10', 2: '100', 3: '1000' }[log];
}

// Lines by step, one a configuration: in one panel, or in a panel for each rule where one would
// hold more lines than can be told apart.

var MOST_LINES_IN_A_PANEL = 10;

function visibleSeries(data, theme) {
  return data.series.filter(function (s) { return !theme.shows || theme.shows(s.facets); });
}

function rulesOf(series) {
  return distinct(series.map(function (s) { return s.rule; }));
}

function hasPanels(series, theme) {
  if (rulesOf(series).length < 2 || theme.panels === 'one') {
    return false;
  }
  return theme.panels === 'many' || series.length > MOST_LINES_IN_A_PANEL;
}

// Lines of one rule are told apart by colour, dash and mark; of several rules, by the rule's colour,
// dash and mark, unless each line is to have a colour of its own.
function isColouredByRule(series, theme) {
  return !theme.own && rulesOf(series).length > 1 && !hasPanels(series, theme);
}

// How a line is called in the legend; lines of several panels may share it.
function lineName(one, series, theme) {
  return theme.own || isColouredByRule(series, theme) ? one.label : one.withinRule;
}

// Styles do not change when the reader filters: they are counted over all of the data.
function lineStyle(one, data, series, theme) {
  var dark = theme.dark ? 1 : 0;
  if (isColouredByRule(series, theme)) {
    var siblings = data.series
      .filter(function (s) { return s.rule === one.rule && s.attack !== NO_ATTACK; })
      .map(function (s) { return s.label; });
    var number = siblings.indexOf(one.label);
    return {
      colour: ruleColour(one.rule, data, theme),
      dash: number < 0 ? 'solid' : DASHES[number % DASHES.length],
      symbol: number < 0 ? 'circle' : SYMBOLS[number % SYMBOLS.length],
      width: number < 0 ? 2 : 2.5,
    };
  }
  var names = distinct(data.series.map(function (s) { return s.withinRule; }))
    .filter(function (name) { return name !== NO_ATTACK; });
  var at = names.indexOf(one.withinRule);
  if (at < 0 && theme.own && one.rule === 'mean') {
    return { colour: ruleColour(one.rule, data, theme), dash: 'dashed', symbol: 'circle', width: 2 };
  }
  return {
    colour: at < 0 ? inks(theme).text : ATTACK_COLOURS[at % ATTACK_COLOURS.length][dark],
    // As many dashes and marks as have no common divisor: a pair comes again after 30 lines.
    dash: at <= 0 ? 'solid' : ['solid'].concat(DASHES)[at % (DASHES.length + 1)],
    symbol: at < 0 ? 'circle' : SYMBOLS[at % SYMBOLS.length],
    width: at < 0 ? 2.5 : 2,
  };
}

// What the legend has: a name and a style each.
function legendEntries(data, theme) {
  var series = visibleSeries(data, theme);
  var names = [];
  var entries = [];
  series.forEach(function (one) {
    var name = lineName(one, series, theme);
    if (names.indexOf(name) < 0) {
      names.push(name);
      entries.push({ name: name, style: lineStyle(one, data, series, theme), quiet: one.attack === NO_ATTACK });
    }
  });
  // What all others are compared with comes first, where the order is not the rules'.
  return isColouredByRule(series, theme) ? entries
    : entries.filter(function (e) { return e.quiet; }).concat(entries.filter(function (e) { return !e.quiet; }));
}

// The step, or the epoch where the reader asks for it and all lines know theirs.
function axisOf(series, data, theme) {
  var byEpoch = theme.byEpoch && series.length > 0 &&
    series.every(function (s) { return s.epochsPerStep; });
  var lengths = distinct(series.map(function (s) { return s.epochsPerStep; }));
  var common = lengths.length === 1 && lengths[0] ? lengths[0] : null;
  function at(one, step) {
    return byEpoch ? step * one.epochsPerStep : step;
  }
  var max = data.steps;
  if (byEpoch) {
    max = Math.max.apply(null, series.map(function (s) { return data.steps * s.epochsPerStep; }));
    max = Number(max.toPrecision(4));
  }
  var note = common && !byEpoch ? ' (' + Number((1 / common).toPrecision(3)) + ' to an epoch)' : '';
  return { at: at, max: max, name: byEpoch ? 'epoch' : 'step' + note, unit: byEpoch ? 'epoch' : 'step' };
}

// Columns, rows and places of the panels.
function layout(count, theme) {
  var columns = theme.width >= 860 ? 3 : theme.width >= 560 ? 2 : 1;
  columns = Math.min(columns, count);
  return { columns: columns, rows: Math.ceil(count / columns), height: theme.file ? 190 : 180, gap: 58 };
}

function legendRows(data, theme) {
  var entries = legendEntries(data, theme);
  var longest = Math.max.apply(null, [1].concat(entries.map(function (e) { return e.name.length; })));
  var perRow = Math.max(1, Math.floor((theme.width - 40) / (60 + 6.6 * longest)));
  return Math.ceil(entries.length / perRow);
}

function linesHeight(data, theme) {
  var series = visibleSeries(data, theme);
  var legend = theme.file ? 24 * legendRows(data, theme) + 8 : 0;
  if (hasPanels(series, theme)) {
    var panels = layout(rulesOf(series).length, theme);
    return headRoom(theme) + panels.rows * (panels.height + panels.gap) + 14 + legend;
  }
  return theme.file ? 460 + legend : isNarrow(theme) ? 340 : 400;
}

function bandOf(one, points, axis, style, panel, floor) {
  return {
    type: 'custom',
    name: 'band ' + one.label,
    silent: true,
    clip: true,
    z: 1,
    xAxisIndex: panel,
    yAxisIndex: panel,
    tooltip: { show: false },
    data: [[axis.at(one, points[0][0]), points[0][1]]],
    renderItem: function (params, api) {
      function corner(value) {
        return function (p) { return api.coord([axis.at(one, p[0]), Math.max(floor, p[value])]); };
      }
      return {
        type: 'polygon',
        shape: { points: points.map(corner(2)).concat(points.map(corner(3)).reverse()) },
        style: { fill: style.colour, opacity: 0.16 },
      };
    },
  };
}

// Says of a hovered step what the lines are there, the highest first.
function describeStep(axis, format) {
  return function (params) {
    var rows = params
      .filter(function (p) { return p.seriesType === 'line' && p.value; })
      .sort(function (a, b) { return b.value[1] - a.value[1]; });
    if (!rows.length) {
      return '';
    }
    var shown = rows.slice(0, 12).map(function (p) {
      var v = p.value;
      var spread = v[4] >= 3 ? ' ± ' + format(v[1] - v[2])
        : v[4] === 2 ? ' (' + format(v[2]) + ' to ' + format(v[3]) + ')' : '';
      return '<tr><td>' + p.marker + escapeHtml(p.seriesName) + '</td><td style="text-align:right;' +
        'padding-left:14px"><b>' + format(v[1]) + '</b>' + spread + '</td></tr>';
    });
    var more = rows.length > shown.length
      ? '<div>and ' + (rows.length - shown.length) + ' more</div>' : '';
    var at = axis.unit + ' ' + Number(rows[0].value[0].toPrecision(4));
    return at + '<table style="border:0;width:auto">' + shown.join('') + '</table>' + more;
  };
}

// Draws a quantity of all visible configurations.
// spec: {key, title, y: options of the axis, tick: their distance, format, label: of the axis,
// ceiling: that panels share, floor: for logarithms, uphill: shade below 0, plain: no symbols}
function linesFigure(data, theme, spec) {
  var ink = inks(theme);
  var series = visibleSeries(data, theme);
  var axis = axisOf(series, data, theme);
  var panelled = hasPanels(series, theme);
  var rules = panelled ? rulesOf(series) : [null];
  var panels = layout(rules.length, theme);
  var size = theme.file ? 13 : 12;
  var option = merged(
    frame(spec.title, theme),
    zoom(theme, rules.map(function (r, i) { return i; })),
    { grid: [], xAxis: [], yAxis: [], series: [],
      tooltip: tooltip(theme, { trigger: 'axis', formatter: describeStep(axis, spec.format),
        axisPointer: { lineStyle: { color: ink.axis } } }) });
  var legend = theme.file ? 24 * legendRows(data, theme) + 8 : 0;
  if (theme.file) {
    option.legend = {
      bottom: 6, left: 'center', itemWidth: 34, itemGap: 16,
      data: legendEntries(data, theme).map(function (e) { return e.name; }),
      textStyle: { color: ink.text, fontSize: 13, fontFamily: font(theme) },
    };
  }
  var left = 52;
  var right = 18;
  var between = 46;
  var width = (theme.width - left - right - between * (panels.columns - 1)) / panels.columns;
  var ceiling = spec.ceiling && panelled ? { max: spec.ceiling } : {};
  rules.forEach(function (rule, i) {
    var mine = series.filter(function (s) { return rule === null || s.rule === rule; });
    var column = i % panels.columns;
    var row = Math.floor(i / panels.columns);
    var last = rule === null || i + panels.columns >= rules.length;
    if (rule === null) {
      option.grid.push({ left: left, right: right, top: headRoom(theme) + 18, bottom: 46 + legend });
    } else {
      var top = headRoom(theme) + 30 + row * (panels.height + panels.gap);
      var x = left + column * (width + between);
      option.grid.push({ left: x, top: top, width: width, height: panels.height });
      option.title.push({ text: rule, left: x - 4, top: top - 26,
        textStyle: { fontSize: size + 1, fontFamily: font(theme), color: ink.text,
          fontWeight: theme.file ? 'normal' : 600 } });
    }
    option.xAxis.push({
      type: 'value', gridIndex: i, min: 0, max: axis.max,
      name: last ? axis.name + (rule !== null && data.attackStart ? ', dashed: attack begins' : '') : '', nameLocation: 'middle', nameGap: 26,
      nameTextStyle: { color: ink.soft, fontSize: size },
      axisLabel: { color: ink.soft, fontSize: size, hideOverlap: true },
      axisLine: { onZero: false, lineStyle: { color: ink.axis } },
      axisTick: { lineStyle: { color: ink.axis } },
      splitLine: { show: false },
      splitNumber: rule === null ? 8 : 4,
    });
    option.yAxis.push(merged({
      gridIndex: i,
      axisLabel: { color: ink.soft, fontSize: size, formatter: spec.label || spec.format },
      splitLine: { lineStyle: { color: ink.faint } },
      splitNumber: rule === null ? 5 : 4,
      interval: spec.tick ? spec.tick : undefined,
      axisLine: { show: false },
    }, spec.y, ceiling));
    var first = option.series.length;
    mine.forEach(function (one) {
      addLine(option, one, data, series, theme, axis, spec, i);
    });
    var starts = distinct(mine.filter(function (s) { return s.attackStart; })
      .map(function (s) { return axis.at(s, s.attackStart); }));
    var lines = option.series.slice(first).filter(function (s) { return s.type === 'line'; });
    if (lines.length && starts.length && starts.length <= 4) {
      lines[0].markLine = attackMark(starts, theme, rule === null);
    }
    if (lines.length && spec.uphill) {
      lines[0].markArea = { silent: true, itemStyle: { color: ink.uphill },
        data: [[{ yAxis: -1 }, { yAxis: 0 }]] };
    }
  });
  return option;
}

function addLine(option, one, data, series, theme, axis, spec, panel) {
  var points = one[spec.key].filter(function (p) {
    return p[1] !== null && (spec.floor === undefined || p[1] > 0);
  });
  var style = lineStyle(one, data, series, theme);
  var name = lineName(one, series, theme);
  var dimmed = theme.pinned && Object.keys(theme.pinned).length > 0 && !theme.pinned[name];
  var floor = spec.floor === undefined ? -Infinity : spec.floor;
  if (!dimmed && points.some(function (p) { return p[3] > p[2]; })) {
    option.series.push(bandOf(one, points, axis, style, panel, floor));
  }
  option.series.push({
    name: name,
    type: 'line',
    xAxisIndex: panel,
    yAxisIndex: panel,
    color: style.colour,
    z: dimmed ? 2 : 3,
    lineStyle: { width: style.width, type: style.dash, opacity: dimmed ? 0.14 : 1 },
    itemStyle: { opacity: dimmed ? 0.14 : 1 },
    symbol: style.symbol,
    symbolSize: 6,
    showSymbol: !spec.plain && points.length <= 30,
    emphasis: { focus: 'series', lineStyle: { width: style.width + 1 } },
    blur: { lineStyle: { opacity: 0.14 }, itemStyle: { opacity: 0.14 } },
    data: points.map(function (p) { return [axis.at(one, p[0]), p[1], p[2], p[3], p[4]]; }),
    encode: { x: 0, y: 1 },
  });
}

// The sign of the inner product over time: one strip a run, a cell the mean cosine of some steps.

var MOST_STRIPS = 48;

// Of many runs, seeds are averaged.
function visibleStrips(data, theme) {
  var facets = {};
  data.series.forEach(function (s) { facets[s.label] = s.facets; });
  var strips = data.strips.filter(function (s) { return !theme.shows || theme.shows(facets[s.series]); });
  if (data.strips.length <= MOST_STRIPS) {
    return strips;
  }
  return distinct(strips.map(function (s) { return s.series; })).map(function (label) {
    var mine = strips.filter(function (s) { return s.series === label; });
    return {
      label: label,
      series: label,
      cosines: mine[0].cosines.map(function (c, bin) {
        return meanOf(mine.map(function (s) { return s.cosines[bin]; }));
      }),
      negativeShare: meanOf(mine.map(function (s) { return s.negativeShare; })),
    };
  });
}

function meanOf(values) {
  var known = values.filter(function (v) { return v !== null && v !== undefined; });
  return known.length
    ? known.reduce(function (a, b) { return a + b; }, 0) / known.length
    : null;
}

function shorten(label, most) {
  return label.length > most ? label.slice(0, most - 1) + '…' : label;
}

// Shortens all names in the same way, if one is too long.
function stripNames(labels, most) {
  return labels.every(function (label) { return label.length <= most; })
    ? labels
    : labels.map(function (label) { return shortenParts(label, most); });
}

// Shortens a run's name where it says least: the word of the seed, then the longest part without a
// parameter. What attacks of one name differ by stays as long as it can, and the seed's number always.
function shortenParts(label, most) {
  var parts = label.split(' · ').map(function (part) { return part.replace(/^seed (\d+)$/, 's$1'); });
  while (parts.join(' · ').length > most) {
    var longest = longestPart(parts, function (part) { return part.indexOf('(') < 0; });
    if (longest < 0) {
      longest = longestPart(parts, function () { return true; });
    }
    if (longest < 0) {
      break;
    }
    parts[longest] = parts[longest].slice(0, -2) + '…';
  }
  return parts.join(' · ');
}

function longestPart(parts, fits) {
  var longest = -1;
  parts.forEach(function (part, i) {
    if (fits(part) && part.length > 4 && !/^s\d+$/.test(part) &&
        (longest < 0 || part.length > parts[longest].length)) {
      longest = i;
    }
  });
  return longest;
}

function signHeight(data, theme) {
  var count = visibleStrips(data, theme).length;
  return headRoom(theme) + 118 + (count > 24 ? 20 : 30) * Math.max(1, count);
}

function signFigure(data, theme) {
  var ink = inks(theme);
  var narrow = isNarrow(theme);
  var strips = visibleStrips(data, theme);
  var size = theme.file ? 13 : narrow ? 10 : 12;
  var cells = [];
  strips.forEach(function (strip, row) {
    strip.cosines.forEach(function (cosine, bin) {
      if (cosine !== null) {
        cells.push([bin, row, cosine]);
      }
    });
  });
  var longest = Math.max.apply(null, [4].concat(strips.map(function (s) { return s.label.length; })));
  var most = Math.min(longest, narrow ? 24 : 48);
  var names = stripNames(strips.map(function (s) { return s.label; }), most);
  var bins = (data.strips[0] || { cosines: [] }).cosines.map(function (c, bin) {
    return bin * data.stepsPerBin + 1;
  });
  var every = Math.max(1, Math.round(bins.length / (narrow ? 4 : 10)));
  var heat = {
    type: 'heatmap',
    data: cells,
    itemStyle: { borderWidth: 0 },
    emphasis: { itemStyle: { borderColor: ink.text, borderWidth: 1 } },
    progressive: 0,
  };
  // Categories have no place between two of them, so the mark lies on an axis of numbers.
  var mark = { type: 'line', xAxisIndex: 1, data: [], silent: true };
  if (data.attackStart) {
    mark.markLine = attackMark([(data.attackStart - 1) / data.stepsPerBin], theme, true);
    mark.markLine.lineStyle.color = ink.text;
    mark.markLine.label.position = 'start';
    mark.markLine.label.padding = 0;
  }
  var category = {
    type: 'category',
    inverse: true,
    axisLine: { show: false },
    axisTick: { show: false },
    splitLine: { show: true, interval: 0, lineStyle: { color: ink.paper, width: strips.length > 24 ? 2 : 4 } },
    z: 5,
  };
  return merged(frame('Does the aggregate still point downhill?', theme), {
    grid: {
      left: 16 + most * size * 0.54,
      right: narrow ? 52 : 62,
      top: headRoom(theme) + 30,
      bottom: 88,
      show: true,
      backgroundColor: ink.none,
      borderWidth: 0,
    },
    tooltip: tooltip(theme, {
      formatter: function (p) {
        var from = bins[p.value[0]];
        var to = Math.min(data.steps, from + data.stepsPerBin - 1);
        return escapeHtml(strips[p.value[1]].label) + '<br>step ' + from +
          (to > from ? ' to ' + to : '') + '<br>cosine of A with v̄: <b>' + p.value[2].toFixed(3) + '</b>';
      },
    }),
    visualMap: {
      seriesIndex: 0,
      min: -1,
      max: 1,
      calculable: false,
      orient: 'horizontal',
      left: 'center',
      bottom: 4,
      itemWidth: 11,
      itemHeight: narrow ? 110 : 220,
      text: ['downhill +1', '−1 uphill'],
      textStyle: { color: ink.soft, fontSize: size, fontFamily: font(theme) },
      inRange: {
        color: theme.dark
          ? ['#ff5a36', '#b8402a', '#3b3f45', '#2f6fb0', '#5fb0ff']
          : ['#b2182b', '#ef8a62', '#f4f4f4', '#67a9cf', '#2166ac'],
      },
    },
    xAxis: [
      {
        type: 'category',
        data: bins,
        name: 'step',
        nameLocation: 'middle',
        nameGap: 26,
        nameTextStyle: { color: ink.soft, fontSize: size },
        axisLabel: { color: ink.soft, fontSize: size, interval: every - 1 },
        axisLine: { show: false },
        axisTick: { show: false },
      },
      { type: 'value', min: 0, max: bins.length, show: false },
    ],
    yAxis: [
      merged(category, {
        data: names.map(function (name, row) { return row + '|' + name; }),
        axisLabel: { color: ink.text, fontSize: size, interval: 0, formatter: afterBar },
      }),
      merged(category, {
        position: 'right',
        name: 'uphill',
        nameLocation: 'start',
        nameTextStyle: { color: ink.soft, align: 'left', fontSize: size },
        // The row's number keeps equal shares apart; the formatter takes it off again.
        data: strips.map(function (s, row) {
          return row + '|' + (s.negativeShare === null ? '–' : percent(s.negativeShare, 0));
        }),
        axisLabel: { color: ink.text, fontSize: size, interval: 0, formatter: afterBar },
      }),
    ],
    series: [heat, { type: 'heatmap', yAxisIndex: 1, data: [] }, mark],
  });
}

function afterBar(value) {
  return value.slice(value.indexOf('|') + 1);
}

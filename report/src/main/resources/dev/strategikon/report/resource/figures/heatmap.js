// Test accuracy at the end by rule and attack, and each rule's worst case, the best first.

function currentGrid(data, theme) {
  return data.grids[Math.min(theme.grid || 0, data.grids.length - 1)];
}

// The rows and columns that the reader has not filtered out.
function gridView(data, theme) {
  var grid = currentGrid(data, theme);
  function shown(key, value) {
    return !theme.showsValue || theme.showsValue(key, value);
  }
  var columns = [];
  grid.attacks.forEach(function (attack, i) { if (shown('attack', attack)) { columns.push(i); } });
  var rows = [];
  grid.rows.forEach(function (row, i) { if (shown('rule', row.rule)) { rows.push(i); } });
  return {
    grid: grid,
    rows: rows,
    columns: columns,
    worst: grid.rows.some(function (row) { return row.worst; }),
  };
}

function heatmapHeight(data, theme) {
  var view = gridView(data, theme);
  return headRoom(theme) + attackLabelRoom(view, theme) + 20 + 46 * Math.max(1, view.rows.length);
}

function columnWidth(view, theme) {
  return (theme.width - ruleLabelRoom(view, theme) - 40) /
    Math.max(1, view.columns.length + (view.worst ? 2 : 0));
}

// A row's name: the best one has a star, one that has not met every attack brackets.
function rowName(view, r) {
  var row = view.grid.rows[r];
  return view.grid.best === r ? '★ ' + row.label : row.missed.length ? '(' + row.label + ')' : row.label;
}

function ruleLabelRoom(view, theme) {
  var longest = Math.max.apply(null, [4].concat(view.rows.map(function (r) {
    return rowName(view, r).length;
  })));
  return 20 + Math.min(longest, isNarrow(theme) ? 16 : 36) * 6.8;
}

// Names of attacks stand upright where their columns are too narrow for them.
function isUpright(view, theme) {
  var longest = Math.max.apply(null, [10].concat(view.columns.map(function (c) {
    return view.grid.attacks[c].length;
  })));
  return 7 * longest > columnWidth(view, theme) - 6;
}

function attackLabelRoom(view, theme) {
  if (!isUpright(view, theme)) {
    return 34;
  }
  return 18 + 6.4 * Math.max.apply(null, [10].concat(view.columns.map(function (c) {
    return Math.min(22, view.grid.attacks[c].length);
  })));
}

function shareCell(column, row, share, text, about, theme) {
  var colour = shareColour(share);
  return {
    value: [column, row, share],
    about: about,
    itemStyle: { color: colour },
    label: { formatter: text, color: inkOn(colour) },
  };
}

// A cell whose attack has not begun says nothing about it: no colour.
function unattacked(cell, ink) {
  cell.itemStyle = { color: ink.none };
  cell.label.color = ink.soft;
  return cell;
}

function accuracyText(cell, theme) {
  var mean = percentage(cell.mean, 1) + (cell.finished ? '' : ' …');
  if (!cell.began) {
    return mean + (cell.finished ? '\nnever began' : '\nnot yet');
  }
  if (hasBackdoor(cell)) {
    return mean + '\nbackdoor ' + percentage(cell.success, 1);
  }
  return cell.deviation === null ? mean : mean + '\n± ' + percentage(cell.deviation, 1);
}

function hasBackdoor(cell) {
  return typeof cell.success === 'number';
}

// The share by which a cell is coloured. A backdoor that succeeds is no good, whatever is kept.
function goodShare(cell) {
  return hasBackdoor(cell) ? Math.min(cell.mean, 1 - cell.success) : cell.mean;
}

function accuracyAbout(rule, attack, cell) {
  return escapeHtml(rule) + ', ' + escapeHtml(attack) + '<br><b>' + percent(cell.mean, 1) + '</b>' +
    (cell.deviation === null ? '' : ' ± ' + percent(cell.deviation, 1)) + ', ' + cell.count +
    (cell.count === 1 ? ' seed' : ' seeds') + (cell.finished ? '' : ', still running') +
    (hasBackdoor(cell) ? '<br>The backdoor succeeds on <b>' + percent(cell.success, 1) +
      '</b> of the images of other classes' : '') +
    (cell.began ? '' : '<br>The attack ' + (cell.finished ? 'never began' : 'has not begun yet'));
}

function heatmapFigure(data, theme) {
  var ink = inks(theme);
  var view = gridView(data, theme);
  var grid = view.grid;
  var size = theme.file ? 13 : isNarrow(theme) ? 10 : 12;
  var cells = [];
  var worst = [];
  view.rows.forEach(function (r, row) {
    var mine = grid.rows[r];
    view.columns.forEach(function (c, column) {
      var cell = mine.cells[c];
      if (cell) {
        var share = shareCell(column, row, goodShare(cell), accuracyText(cell, theme),
          accuracyAbout(mine.label, grid.attacks[c], cell), theme);
        cells.push(cell.began ? share : unattacked(share, ink));
      }
    });
    var least = mine.worst;
    if (least) {
      var missed = mine.missed.length
        ? '<br>Not compared with the others: has not met ' + escapeHtml(mine.missed.join(', ')) : '';
      worst.push(shareCell(0, row, goodShare(least.cell), accuracyText(least.cell, theme),
        'Worst case: ' + accuracyAbout(mine.label, least.attack, least.cell) + missed, theme));
      if (least.kept !== null) {
        worst.push(shareCell(1, row, least.kept, percent(least.kept, 1),
          escapeHtml(mine.label) + ' keeps <b>' + percent(least.kept, 1) +
          '</b> of its accuracy without attack, both counted from guessing', theme));
      }
    }
  });
  var left = ruleLabelRoom(view, theme);
  var width = columnWidth(view, theme);
  var top = headRoom(theme) + attackLabelRoom(view, theme);
  var upright = isUpright(view, theme);
  function xAxis(names, index) {
    return {
      type: 'category', gridIndex: index, position: 'top', data: names,
      axisLine: { show: false }, axisTick: { show: false }, splitLine: { show: false },
      axisLabel: { color: ink.text, fontSize: size, interval: 0, rotate: upright ? 90 : 0,
        formatter: function (name) { return shorten(name, 22); } },
    };
  }
  function yAxis(index) {
    return {
      type: 'category', gridIndex: index, inverse: true,
      data: view.rows.map(function (r) { return rowName(view, r); }),
      axisLine: { show: false }, axisTick: { show: false },
      axisLabel: { show: index === 0, color: ink.text, fontSize: size, interval: 0,
        formatter: function (name) { return shorten(name, isNarrow(theme) ? 16 : 36); } },
    };
  }
  function heat(points, index) {
    return {
      type: 'heatmap', xAxisIndex: index, yAxisIndex: index, data: points,
      label: { show: width > 30, fontSize: width < 46 ? 9 : size, lineHeight: size + 3,
        fontFamily: font(theme) },
      itemStyle: { borderColor: ink.paper, borderWidth: 2 },
      emphasis: { itemStyle: { borderColor: ink.text, borderWidth: 2 } },
    };
  }
  var places = [{ left: left, top: top, width: width * view.columns.length, bottom: 12,
    show: true, backgroundColor: ink.none, borderWidth: 0 }];
  var option = merged(
    frame('Test accuracy at the end in %' + (grid.name ? ', ' + grid.name : ''), theme), {
      grid: places,
      xAxis: [xAxis(view.columns.map(function (c) { return grid.attacks[c]; }), 0)],
      yAxis: [yAxis(0)],
      series: [heat(cells, 0)],
      tooltip: tooltip(theme, { formatter: function (p) { return p.data.about; } }),
    });
  if (view.worst) {
    places.push({ left: left + width * view.columns.length + 16, top: top, width: width * 2, bottom: 12 });
    option.xAxis.push(xAxis(['worst case', 'kept'], 1));
    option.yAxis.push(yAxis(1));
    option.series.push(heat(worst, 1));
  }
  return option;
}

// What all figures have around them.

function merged() {
  var all = {};
  Array.prototype.forEach.call(arguments, function (from) {
    Object.keys(from || {}).forEach(function (key) { all[key] = from[key]; });
  });
  return all;
}

// Labels come from files; a tooltip is HTML.
function escapeHtml(text) {
  return String(text).replace(/&/g, '&amp;').replace(/[<]/g, '&lt;').replace(/>/g, '&gt;');
}

function isNarrow(theme) {
  return theme.width < 600;
}

function font(theme) {
  return theme.file
    ? 'Liberation Sans, Arial, Helvetica, sans-serif'
    : 'system-ui, -apple-system, Segoe UI, Roboto, DejaVu Sans, sans-serif';
}

// The height of a file's heading, which the page has outside of the figure.
function headRoom(theme) {
  return theme.file ? 44 : 0;
}

function frame(title, theme) {
  var ink = inks(theme);
  return {
    animation: false,
    backgroundColor: theme.file ? '#ffffff' : 'transparent',
    textStyle: { fontFamily: font(theme), color: ink.text },
    title: theme.file
      ? [{ text: title, left: 10, top: 8,
          textStyle: { fontSize: 17, fontWeight: 'normal', fontFamily: font(theme), color: ink.text } }]
      : [],
  };
}

function tooltip(theme, extra) {
  var ink = inks(theme);
  return merged({
    confine: true,
    backgroundColor: ink.paper,
    borderColor: ink.axis,
    padding: [8, 10],
    textStyle: { color: ink.text, fontSize: 12 },
    transitionDuration: 0,
  }, extra);
}

// The reader's means to look closer: a box to draw, or the wheel with Ctrl.
function zoom(theme, axes) {
  if (theme.file || theme.printing) {
    return {};
  }
  var ink = inks(theme);
  return {
    dataZoom: [{
      type: 'inside',
      xAxisIndex: axes,
      filterMode: 'none',
      zoomOnMouseWheel: 'ctrl',
      moveOnMouseWheel: false,
      moveOnMouseMove: 'shift',
      preventDefaultMouseMove: false,
    }],
    toolbox: {
      right: 4,
      top: -4,
      itemSize: 13,
      iconStyle: { borderColor: ink.axis },
      feature: {
        dataZoom: { yAxisIndex: false, filterMode: 'none',
          title: { zoom: 'Zoom into a range', back: 'Back' } },
      },
    },
  };
}

function attackMark(starts, theme, label) {
  var ink = inks(theme);
  return {
    silent: true,
    symbol: 'none',
    animation: false,
    lineStyle: { color: ink.soft, type: [5, 4], width: 1 },
    label: {
      show: label,
      formatter: 'attack begins',
      color: ink.soft,
      position: 'insideEndTop',
      rotate: 0,
      align: 'left',
      padding: [0, 0, 0, 6],
      fontSize: theme.file ? 13 : 11,
    },
    data: starts.map(function (start, i) {
      return i === 0 ? { xAxis: start } : { xAxis: start, label: { show: false } };
    }),
  };
}

function percent(share, places) {
  return percentage(share, places) + ' %';
}

// Rounds the digits that the number is written with, halves up, as the tables do. toFixed rounds
// the binary number, which for 82.55 is a little less.
function percentage(share, places) {
  var digits = String(100 * share);
  return digits.indexOf('e') < 0
    ? Number(Math.round(digits + 'e' + places) + 'e-' + places).toFixed(places)
    : (100 * share).toFixed(places);
}

// Colours. What stands in `figures/` defines every figure once, as options of Apache ECharts: the
// page draws them in the browser, `drawForFiles` on the server, in an interpreter that knows little
// more than ECMAScript 5. A theme says for what: {dark, file, width} and what the reader has chosen.

// Okabe and Ito's colours, which colour-blind readers can tell apart, and more; light and dark.
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
  ['#7b4fa3', '#b18ad8'],
  ['#8c5a2b', '#c9976a'],
  ['#5f6b2d', '#a5b36a'],
  ['#a01f3d', '#e0708a'],
];
var ATTACK_COLOURS = [['#0072b2', '#56a8e0'], ['#d55e00', '#ff8a3d']].concat(OTHER_COLOURS);
var DASHES = ['dashed', 'dotted', [10, 4, 2, 4], [2, 6], [14, 5]];
var SYMBOLS = ['diamond', 'triangle', 'rect', 'roundRect', 'pin'];
var NO_ATTACK = 'no attack';

// Shares from 0 to 1: ColorBrewer's YlGnBu, dark where little is left, safe for colour-blind readers.
var SHARES = ['#0b1f5c', '#22479e', '#1f80b8', '#3fb0c4', '#7fcdbb', '#bfe6b5', '#eef8b8'];

// The sign and size of an inner product, from −4 to 4 without 0: red is uphill, blue downhill.
var SIGNED = {
  light: ['#8e0b1f', '#cf4a3f', '#ee9477', '#f9d2bf', '#cfe3f0', '#8fc0dd', '#3d88bd', '#145a94'],
  dark: ['#ff5f4a', '#d4492f', '#99402f', '#5f372f', '#2d4558', '#2f6690', '#3f8fcb', '#74c0f7'],
};

function signedColour(level, theme) {
  var scale = theme.dark ? SIGNED.dark : SIGNED.light;
  return level === 0 ? inks(theme).none : scale[level < 0 ? level + 4 : level + 3];
}

// Colours of the figures' surroundings.
function inks(theme) {
  return theme.dark
    ? { text: '#e8e6e3', soft: '#a3abb5', faint: '#2e343c', axis: '#8b929c', paper: '#1d2127',
        none: '#2a2f36', uphill: 'rgba(255, 95, 74, 0.10)' }
    : { text: '#1f2328', soft: '#59636e', faint: '#e4e7eb', axis: '#6b7280', paper: '#ffffff',
        none: '#eef0f3', uphill: 'rgba(178, 24, 43, 0.06)' };
}

function mix(from, to, share) {
  var parts = [1, 3, 5].map(function (at) {
    var a = parseInt(from.substr(at, 2), 16);
    var b = parseInt(to.substr(at, 2), 16);
    return Math.round(a + (b - a) * share);
  });
  return '#' + parts.map(function (p) { return (p < 16 ? '0' : '') + p.toString(16); }).join('');
}

function shareColour(share) {
  var at = Math.max(0, Math.min(1, share)) * (SHARES.length - 1);
  var low = Math.min(SHARES.length - 2, Math.floor(at));
  return mix(SHARES[low], SHARES[low + 1], at - low);
}

// Black or white, whichever is easier to read on a colour.
function inkOn(colour) {
  var light = [1, 3, 5].map(function (at) { return parseInt(colour.substr(at, 2), 16) / 255; });
  return 0.3 * light[0] + 0.59 * light[1] + 0.11 * light[2] > 0.5 ? '#111418' : '#ffffff';
}

function distinct(values) {
  return values.filter(function (value, i) {
    return values.indexOf(value) === i;
  });
}


function ruleColour(rule, data, theme) {
  var known = RULE_COLOURS[rule];
  if (!known) {
    var others = distinct(data.series.map(function (s) { return s.rule; }))
      .filter(function (other) { return !RULE_COLOURS[other]; });
    known = OTHER_COLOURS[others.indexOf(rule) % OTHER_COLOURS.length];
  }
  return known[theme.dark ? 1 : 0];
}

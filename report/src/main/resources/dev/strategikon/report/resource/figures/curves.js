// The quantities that are drawn as lines.

function accuracyFigure(data, theme) {
  return linesFigure(data, theme, {
    key: 'accuracy',
    title: 'Top-1 accuracy on the test set',
    y: { type: 'value', min: 0, max: 1 },
    tick: 0.25,
    format: function (v) { return percent(v, 1); },
    label: function (v) { return percent(v, 0); },
  });
}

// A loss of so many nats has diverged: further up there is nothing to see.
var DIVERGED = 1e4;

function lossFigure(data, theme) {
  var all = [];
  var highest = [];
  visibleSeries(data, theme).forEach(function (s) {
    s.loss.forEach(function (p) {
      if (p[1] > 0) {
        all.push(p[1]);
        if (p[2] > 0) { all.push(p[2]); }
        highest.push(p[3] === null ? p[1] : p[3]);
      }
    });
  });
  var least = Math.min.apply(null, all);
  // Bands belong to the picture; what has diverged leaves it.
  var most = Math.max.apply(null, highest);
  if (most > DIVERGED && least < DIVERGED / 10) {
    most = DIVERGED;
  }
  var wide = most > 50 * least;
  var top = roundUp(most);
  return linesFigure(data, theme, {
    key: 'loss',
    title: 'Cross-entropy on the training set',
    y: wide ? { type: 'log', min: roundDown(least / 1.5), max: top } : { type: 'value', min: 0 },
    floor: wide ? roundDown(least / 1.5) : undefined,
    ceiling: top,
    format: function (v) { return v >= 1000 ? v.toExponential(1) : Number(v).toPrecision(3); },
    label: function (v) { return v >= 1000 ? v.toExponential(0) : String(Number(v.toPrecision(3))); },
  });
}

// A logarithmic axis begins at 1, 2 or 5 times a power of ten.
function roundDown(value) {
  var power = Math.pow(10, Math.floor(Math.log(value) / Math.LN10));
  var first = value / power;
  return Number(((first >= 5 ? 5 : first >= 2 ? 2 : 1) * power).toPrecision(1));
}

function roundUp(value) {
  var power = Math.pow(10, Math.floor(Math.log(value) / Math.LN10));
  var first = value / power;
  return Number(((first <= 1 ? 1 : first <= 2 ? 2 : first <= 5 ? 5 : 10) * power).toPrecision(1));
}

// Whether the aggregate points downhill, and how straight.
function cosineFigure(data, theme) {
  return linesFigure(data, theme, {
    key: 'cosine',
    title: 'Cosine of the aggregate with the honest mean (below 0: uphill)',
    y: { type: 'value', min: -1, max: 1 },
    tick: 0.5,
    format: function (v) { return (v < 0 ? '−' : '') + Math.abs(v).toFixed(2); },
    label: function (v) { return (v < 0 ? '−' : '') + Math.abs(v).toFixed(1); },
    uphill: true,
    plain: true,
  });
}

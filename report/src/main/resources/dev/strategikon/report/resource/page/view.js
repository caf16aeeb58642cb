// What the reader has chosen. It outlives new data: choices are kept by name, not by place.
var view = {
  hidden: {},
  find: '',
  pinned: {},
  byEpoch: false,
  panels: 'auto',
  grid: 0,
  audit: null,
};

function showsValue(key, value) {
  return !(view.hidden[key] && view.hidden[key][value]);
}

// Whether a configuration passes the filter: its values are ticked and every word is in its name.
function showsFacets(facets) {
  var text = Object.keys(facets).map(function (key) {
    return key === 'rule' || key === 'attack' ? facets[key] : key + '=' + facets[key];
  }).join(' · ').toLowerCase();
  return Object.keys(facets).every(function (key) { return showsValue(key, facets[key]); }) &&
    view.find.toLowerCase().split(/\s+/).every(function (word) { return text.indexOf(word) >= 0; });
}

function isFiltered() {
  return view.find !== '' || Object.keys(view.pinned).length > 0 ||
    Object.keys(view.hidden).some(function (key) { return Object.keys(view.hidden[key]).length > 0; });
}

function themeFor(width, dark) {
  return {
    dark: dark,
    file: false,
    width: width,
    shows: showsFacets,
    showsValue: function (key, value) {
      return showsValue(key, value) && (view.find === '' || data.series.some(function (s) {
        return s.facets[key] === value && showsFacets(s.facets);
      }));
    },
    pinned: view.pinned,
    byEpoch: view.byEpoch,
    panels: view.panels,
    grid: view.grid,
    audit: view.audit,
  };
}

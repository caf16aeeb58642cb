// The filter: a box for each value of a key that varies, and words that must be in the name.

function facetValues(key) {
  return distinct(data.series.map(function (s) { return s.facets[key]; }))
    .filter(function (value) { return value !== undefined; });
}

function drawFilter() {
  var facets = document.getElementById('facets');
  var keys = data.facets.filter(function (key) { return facetValues(key).length > 1; });
  var built = JSON.stringify(keys.map(function (key) { return [key, facetValues(key)]; }));
  if (facets.dataset.built !== built) {
    facets.dataset.built = built;
    facets.textContent = '';
    keys.forEach(function (key) { facets.appendChild(boxes(key)); });
    facets.appendChild(wordField());
  }
  document.getElementById('find').value = view.find;
  facets.querySelectorAll('input[type=checkbox]').forEach(function (box) {
    box.checked = showsValue(box.dataset.key, box.value);
  });
}

function boxes(key) {
  var set = document.createElement('fieldset');
  var name = document.createElement('legend');
  name.textContent = key;
  set.appendChild(name);
  facetValues(key).forEach(function (value) {
    var label = document.createElement('label');
    var box = document.createElement('input');
    box.type = 'checkbox';
    box.value = value;
    box.dataset.key = key;
    box.addEventListener('change', function () {
      view.hidden[key] = view.hidden[key] || {};
      if (box.checked) {
        delete view.hidden[key][value];
      } else {
        view.hidden[key][value] = true;
      }
      redraw();
    });
    label.appendChild(box);
    label.appendChild(document.createTextNode(value));
    set.appendChild(label);
  });
  return set;
}

function wordField() {
  var label = document.createElement('label');
  label.className = 'find';
  label.textContent = 'contains ';
  var input = document.createElement('input');
  input.type = 'search';
  input.id = 'find';
  input.placeholder = 'such as median ipm';
  input.addEventListener('input', function () {
    view.find = input.value;
    redraw();
  });
  label.appendChild(input);
  return label;
}

function drawShown() {
  var shown = data.series.filter(function (s) { return showsFacets(s.facets); }).length;
  document.getElementById('shown').textContent =
    shown === data.series.length ? '' : shown + ' of ' + data.series.length + ' shown';
  document.getElementById('reset').hidden = !isFiltered();
  document.getElementById('controls').hidden = data.series.length < 2;
}

// Choices among settings and audited runs, and how lines are laid out.
function drawChoices() {
  fill(document.getElementById('grid'), data.grids.map(function (grid, i) { return [i, grid.name]; }), view.grid);
  document.getElementById('grid-choice').hidden = data.grids.length < 2;
  var audits = visibleAudits(data, themeFor(1000, false));
  fill(document.getElementById('audit'), audits.map(function (a) { return [a.run, a.label]; }), view.audit);
  var series = visibleSeries(data, themeFor(1000, false));
  document.getElementById('panels-choice').hidden = rulesOf(series).length < 2;
  document.getElementById('panels').checked = hasPanels(series, themeFor(1000, false));
}

function fill(select, options, chosen) {
  var text = JSON.stringify(options);
  if (select.dataset.options !== text) {
    select.dataset.options = text;
    select.textContent = '';
    options.forEach(function (option) {
      select.appendChild(new Option(option[1], option[0]));
    });
  }
  if (chosen !== null && options.some(function (o) { return String(o[0]) === String(chosen); })) {
    select.value = chosen;
  }
}

/** A box that follows the pointer over what ECharts does not draw. */
const hoverBox = host => {
  const box = make('div', {className: 'hover', hidden: true});
  host.append(box);
  return {
    show: (event, content) => {
      box.replaceChildren(content);
      box.hidden = false;
      const frame = host.getBoundingClientRect();
      const [x, y] = [event.clientX - frame.left, event.clientY - frame.top];
      box.style.left = Math.max(0, Math.min(frame.width - box.offsetWidth, x + 14)) + 'px';
      box.style.top = Math.max(0, y + 18 + box.offsetHeight > frame.height ? y - box.offsetHeight - 12 : y + 18) + 'px';
    },
    hide: () => { box.hidden = true; }
  };
};

/** Colored cells in rows with names, on a canvas; says over which cell the pointer is. */
const cells = (host, look) => {
  const {rows, columns, color, text, names, ticks, below, beside, cellHeight, width, tipOf, range, square} = look;
  const canvas = make('canvas');
  host.replaceChildren(canvas);
  const pen = canvas.getContext('2d');
  const sharp = Math.max(1, devicePixelRatio || 1);
  const nameLook = (width < 560 ? 12 : 13.5) + 'px ' + font();
  const left = Math.ceil(Math.min(widest(names, nameLook), width * 0.3) + 12 + (beside ? 22 : 0));
  const [first, last] = range;
  const shown = last - first;
  const side = square ? Math.min(square, (width - left - 4) / shown) : 0;
  const across = square ? side : (width - left - 6) / shown;
  const down = square ? side : cellHeight;
  const frame = {x: left, y: 2, width: across * shown, height: down * rows};
  const height = Math.ceil(frame.y + frame.height + 50);
  canvas.width = Math.round(width * sharp);
  canvas.height = Math.round(height * sharp);
  canvas.style.width = width + 'px';
  canvas.style.height = height + 'px';
  pen.scale(sharp, sharp);
  const gap = down > 14 && !square ? 2 : 0;
  for (let row = 0; row < rows; row++) {
    for (let column = first; column < last; column++) {
      const fill = color(row, column);
      if (fill === null) continue;
      const [from, to] = [Math.round((left + (column - first) * across) * sharp) / sharp, Math.round((left + (column - first + 1) * across) * sharp) / sharp];
      pen.fillStyle = fill;
      pen.fillRect(from, frame.y + row * down, Math.max(to - from, 1 / sharp), down - gap);
      const word = text ? text(row, column) : null;
      if (word) {
        pen.font = (word.bold ? '600 ' : '') + Math.min(12.5, down * 0.42) + 'px ' + font();
        if (pen.measureText(word.text).width < across - 4 && down > 15) {
          pen.fillStyle = word.color;
          pen.textAlign = 'center';
          pen.fillText(word.text, left + (column - first + 0.5) * across, frame.y + (row + 0.5) * down + 4);
        }
      }
    }
  }
  pen.font = nameLook;
  pen.textAlign = 'right';
  pen.fillStyle = shade('text');
  const everyRow = Math.max(1, Math.ceil(15 / down));
  for (let row = 0; row < rows; row += everyRow) {
    pen.fillText(shortened(names[row], left - 12 - (beside ? 22 : 0), nameLook), left - 9, frame.y + (row + 0.5) * down + 4);
  }
  pen.font = '12.5px ' + font();
  pen.fillStyle = shade('quiet');
  pen.strokeStyle = shade('axis');
  pen.textAlign = 'center';
  const room = widest(ticks.slice(first, last), pen.font) + 14;
  const every = Math.max(1, Math.ceil(room / across));
  const bottom = frame.y + frame.height;
  for (let column = first; column < last; column += every) {
    const x = left + (column - first + 0.5) * across;
    pen.beginPath();
    pen.moveTo(x, bottom);
    pen.lineTo(x, bottom + 4);
    pen.stroke();
    if (x + pen.measureText(ticks[column]).width / 2 <= width) pen.fillText(ticks[column], x, bottom + 18);
  }
  pen.fillText(below, left + frame.width / 2, bottom + 40);
  if (beside) {
    pen.save();
    pen.translate(12, frame.y + frame.height / 2);
    pen.rotate(-Math.PI / 2);
    pen.fillText(beside, 0, 0);
    pen.restore();
  }
  const box = hoverBox(host);
  canvas.addEventListener('pointermove', event => {
    const row = Math.floor((event.offsetY - frame.y) / down);
    const column = first + Math.floor((event.offsetX - left) / across);
    row >= 0 && row < rows && column >= first && column < last ? box.show(event, tipOf(row, column)) : box.hide();
  });
  canvas.addEventListener('pointerleave', box.hide);
  return {frame, toData: ([x, y]) => [first + (x - left) / across, 0]};
};

const heatValues = (chart, state) => heatScale(chart.values.flat(), state.log);
const drawHeat = (host, chart, state, width) => {
  const scale = heatValues(chart, state);
  const count = chart.at.length;
  const [from, to] = state.zoom ? state.zoom.x : [0, count];
  const first = Math.max(0, Math.min(count - 1, Math.floor(from)));
  return cells(host, {
    rows: chart.rows.length, columns: count, names: chart.rows, ticks: chart.at.map(tick), below: chart.x.caption, width,
    cellHeight: Math.max(14, Math.min(30, 360 / chart.rows.length)), range: [first, Math.max(first + 1, Math.min(count, Math.ceil(to)))],
    color: (row, column) => scale.color(chart.values[row][column]),
    tipOf: (row, column) => tip(chart.rows[row] + ', ' + chart.x.label + ' ' + show(chart.at[column]), [['', chart.colors.label, show(chart.values[row][column]), chart.colors.unit]])
  });
};

const drawConfusion = (host, chart, state, width) => {
  const size = chart.labels.length;
  const sums = chart.counts.map(row => row.reduce((a, b) => a + b, 0));
  const share = (row, column) => sums[row] ? chart.counts[row][column] / sums[row] : 0;
  const mix = (name, part) => {
    pen.fillStyle = shade(name);
    const full = pen.fillStyle;
    pen.fillStyle = shade('paper');
    const paper = pen.fillStyle;
    return [1, 3, 5].map(i => {
      const [a, b] = [parseInt(paper.slice(i, i + 2), 16), parseInt(full.slice(i, i + 2), 16)];
      return Math.round(a + part * (b - a));
    });
  };
  const shaded = (row, column) => row === column ? mix('c-blue', share(row, column)) : chart.counts[row][column] ? mix('c-vermilion', Math.max(0.06, Math.sqrt(share(row, column)))) : mix('c-blue', 0);
  return cells(host, {
    rows: size, columns: size, names: chart.labels, ticks: chart.labels.map(label => shortened(label, 80, '12.5px ' + font())), below: 'predicted', beside: 'right class', width,
    square: 56, range: [0, size],
    color: (row, column) => 'rgb(' + shaded(row, column).join(', ') + ')',
    text: (row, column) => {
      if (!chart.counts[row][column]) return null;
      const [r, g, b] = shaded(row, column);
      return {text: String(chart.counts[row][column]), bold: row === column, color: (0.299 * r + 0.587 * g + 0.114 * b) / 255 > 0.52 ? '#1b1f24' : '#ffffff'};
    },
    tipOf: (row, column) => tip(row === column ? chart.labels[row] + ', recognized' : chart.labels[row] + ', taken for ' + chart.labels[column],
      [['', 'of ' + show(sums[row]), show(chart.counts[row][column]), (100 * share(row, column)).toFixed(1) + ' %']])
  });
};

const drawPictures = (host, chart, state, width) => {
  const labeled = chart.rows.some(row => row.label);
  const rows = labeled ? chart.rows : [{label: '', cells: chart.rows.flatMap(row => row.cells)}];
  const columns = labeled ? chart.columns : Math.max(2, Math.min(chart.columns, Math.floor(width / 88)));
  const grid = make('div', {className: 'pictures'});
  host.replaceChildren(grid);
  const box = hoverBox(host);
  for (const row of rows) {
    if (row.label) grid.append(make('p', {className: 'picture-row', textContent: row.label}));
    const line = make('div', {className: 'picture-line'});
    line.style.gridTemplateColumns = 'repeat(' + columns + ', minmax(0, ' + Math.min(140, Math.floor(900 / columns)) + 'px))';
    for (const cell of row.cells) {
      const image = make('img', {src: cell.source, alt: cell.label || row.label});
      const place = make('div', {className: 'picture'}, image, ...(cell.label ? [make('span', {textContent: cell.label})] : []));
      place.addEventListener('pointermove', event => {
        const large = make('img', {src: cell.source, alt: '', className: 'picture-large'});
        box.show(event, make('div', {className: 'tip'}, large, make('div', {className: 'tip-head', textContent: [row.label, cell.label].filter(Boolean).join(', ')})));
      });
      place.addEventListener('pointerleave', box.hide);
      line.append(place);
    }
    grid.append(line);
  }
  return null;
};

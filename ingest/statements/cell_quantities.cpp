#include "ingest/statements/cell_quantities.h"

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

namespace jitu::ingest {
namespace {

/// In text order, not overlapping.
std::vector<ByteSpan> CellsOf(const Document& document) {
  std::vector<ByteSpan> cells;
  for (const Table& table : document.tables) {
    for (const Table::Cell& cell : table.cells) {
      if (!cell.span.empty()) cells.push_back(cell.span);
    }
  }
  std::sort(cells.begin(), cells.end(), [](ByteSpan a, ByteSpan b) { return a.start < b.start; });
  std::vector<ByteSpan> apart;
  for (const ByteSpan cell : cells) {
    if (apart.empty() || cell.start >= apart.back().end) apart.push_back(cell);
  }
  return apart;
}

/// The cells that share a quantity with their neighbour.
std::vector<ByteSpan> CellsRunTogether(const std::vector<ByteSpan>& cells, const std::vector<Quantity>& quantities) {
  std::vector<ByteSpan> together;
  std::size_t cell = 0;
  for (const Quantity& quantity : quantities) {
    while (cell < cells.size() && cells[cell].end <= quantity.span.start) ++cell;
    for (std::size_t i = cell; i < cells.size() && cells[i].start < quantity.span.end; ++i) {
      const bool whole = cells[i].start <= quantity.span.start && quantity.span.end <= cells[i].end;
      if (!whole && (together.empty() || together.back().start < cells[i].start)) together.push_back(cells[i]);
    }
  }
  return together;
}

ByteSpan Moved(ByteSpan span, std::uint32_t by) { return {span.start + by, span.end + by}; }

}  // namespace

Quantities QuantitiesIn(const Document& document, const QuantityRecogniser& recogniser) {
  Quantities found = recogniser.Recognise(document.text);
  const std::vector<ByteSpan> together = CellsRunTogether(CellsOf(document), found.quantities);
  if (together.empty()) return found;
  const auto shared = [&](const Quantity& quantity) {
    const auto cell = std::upper_bound(together.begin(), together.end(), quantity.span.start,
                                       [](std::uint32_t start, ByteSpan one) { return start < one.end; });
    return cell != together.end() && cell->start < quantity.span.end;
  };
  std::vector<Quantity>& all = found.quantities;
  all.erase(std::remove_if(all.begin(), all.end(), shared), all.end());
  for (const ByteSpan cell : together) {
    const std::string_view text = std::string_view(document.text).substr(cell.start, cell.length());
    for (Quantity& quantity : recogniser.Recognise(text).quantities) {
      quantity.span = Moved(quantity.span, cell.start);
      quantity.number = Moved(quantity.number, cell.start);
      all.push_back(std::move(quantity));
    }
  }
  std::stable_sort(all.begin(), all.end(),
                   [](const Quantity& a, const Quantity& b) { return a.span.start < b.span.start; });
  return found;
}

}  // namespace jitu::ingest

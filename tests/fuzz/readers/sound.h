/// What must hold of every document, whatever bytes it was made of.
#pragma once

#include <cstdlib>
#include <string>

#include "ingest/readers/compose.h"
#include "ingest/readers/reader.h"

namespace jitu::fuzz {

inline void Require(bool holds) {
  if (!holds) std::abort();
}

inline const model::Catalog& Words() {
  static const auto catalog = model::Catalog::Load();
  if (!catalog) std::abort();
  return *catalog;
}

inline ingest::ReadLimits Limits() {
  ingest::ReadLimits limits;
  limits.catalog = &Words();
  limits.block_bytes = 1024;
  return limits;
}

inline void RequireInside(const ingest::Document& document, ByteSpan span) {
  Require(span.start <= span.end && span.end <= document.text.size());
  const ByteSpan place = document.map.ToSource(span);
  Require(place.start <= place.end && place.end <= document.source.size());
}

/// Blocks follow one another, cells lie in their table and in the text, and all lead back into the source.
inline void RequireSound(const ingest::Document& document) {
  std::uint32_t end = 0;
  for (const ingest::Block& block : document.blocks) {
    Require(block.span.start >= end && !block.span.empty());
    Require(block.table < static_cast<int>(document.tables.size()));
    RequireInside(document, block.span);
    end = block.span.end;
  }
  for (const ingest::Table& table : document.tables) {
    std::uint32_t start = 0;
    for (const ingest::Table::Cell& cell : table.cells) {
      Require(cell.row < table.rows && cell.column < table.columns);
      Require(cell.span.start >= start);
      start = cell.span.start;
      RequireInside(document, cell.span);
      Require(document.PlaceOf(cell.span).row > 0);
    }
  }
}

inline void RequireSound(const Result<ingest::Document>& document) {
  if (document) RequireSound(*document);
}

}  // namespace jitu::fuzz

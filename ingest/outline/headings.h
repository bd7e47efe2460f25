/// Tells headings from list items and text, and finds their place in the tree.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "ingest/readers/document.h"
#include "ingest/readers/list_mark.h"
#include "schema/model/catalog.h"

namespace jitu::ingest {

/// A heading found at the start of a block. What is left of the block behind it is text of the section.
struct Heading {
  std::size_t block = 0;
  std::optional<ListMark> mark;
  ByteSpan span;           ///< in Document::text, with the mark
  ByteSpan title;          ///< without mark and closing punctuation
  std::uint32_t body = 0;  ///< where the text behind it begins
  int level = 1;
};

/// All headings in text order, with their levels.
///
/// Broken numbering is mended by its neighbours: a mark of another kind whose number goes on with an open list belongs
/// to that list (三、 then 4、; (一) then (2)), a lost ordinal to the last list of its likely kind.
std::vector<Heading> FindHeadings(const Document& document, const model::Catalog& catalog);

}  // namespace jitu::ingest

/// Any bytes as a plain text report: read, cut into sections and sentences; every place must lie inside its text, and
/// lead back into the source.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "ingest/outline/outline.h"
#include "ingest/readers/reader.h"

namespace {

using namespace jitu;

const model::Catalog& Words() {
  static const auto catalog = model::Catalog::Load();
  if (!catalog) std::abort();
  return *catalog;
}

void Require(bool holds) {
  if (!holds) std::abort();
}

void RequireInside(const ingest::Document& document, ByteSpan span) {
  Require(span.start <= span.end && span.end <= document.text.size());
  const Span place = document.ToSpan(span);
  Require(place.start <= place.end);
  Require(document.source.find(document.Quote(span)) != std::string::npos);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  ingest::ReadLimits limits;
  limits.catalog = &Words();
  limits.block_bytes = 1024;
  // Other formats have targets of their own, and some start programs.
  if (ingest::FormatOf(bytes, "any") != "plain text") return 0;
  const auto document = ingest::ReadBytes(bytes, "any", limits);
  if (!document) return 0;
  std::uint32_t end = 0;
  for (const ingest::Block& block : document->blocks) {
    Require(block.span.start >= end && !block.span.empty());
    RequireInside(*document, block.span);
    end = block.span.end;
  }
  for (const ingest::Table& table : document->tables) {
    for (const ingest::Table::Cell& cell : table.cells) {
      Require(cell.row < table.rows && cell.column < table.columns);
      RequireInside(*document, cell.span);
    }
  }
  const ingest::Outline outline = ingest::MakeOutline(*document, Words());
  for (const ingest::Sentence& sentence : outline.sentences) {
    Require(static_cast<std::size_t>(sentence.section) < outline.sections.size());
    Require(document->blocks[static_cast<std::size_t>(sentence.block)].span.Contains(sentence.span));
    RequireInside(*document, sentence.span);
  }
  for (std::size_t i = 0; i < outline.sections.size(); ++i) {
    Require(outline.sections[i].parent < static_cast<int>(i));
    RequireInside(*document, outline.sections[i].heading);
    Require(outline.PathOf(static_cast<int>(i)).size() < 100000000);
  }
  return 0;
}

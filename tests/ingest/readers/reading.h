/// Reads a text as a report file would be read.
#pragma once

#include <catch2/catch.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/readers/reader.h"

namespace jitu::ingest {

inline Document Read(std::string_view text) {
  auto document = ReadBytes(text, "report.txt");
  REQUIRE(document.has_value());
  return std::move(document).value();
}

/// The text of each block.
inline std::vector<std::string> Lines(const Document& document) {
  std::vector<std::string> lines;
  for (const Block& block : document.blocks) {
    lines.push_back(document.text.substr(block.span.start, block.span.length()));
  }
  return lines;
}

inline std::vector<std::string> LinesOf(std::string_view text) { return Lines(Read(text)); }

}  // namespace jitu::ingest

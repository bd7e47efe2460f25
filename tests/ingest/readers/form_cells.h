/// The words of forms, and cells of a line as text.
#pragma once

#include <catch2/catch.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/readers/document.h"
#include "ingest/readers/form_words.h"

namespace jitu::ingest {

inline const FormWords& Words() {
  static const auto catalog = model::Catalog::Load();
  REQUIRE(catalog.has_value());
  static const auto words = FormWords::Of(*catalog);
  return *words;
}

/// Parted by bars.
inline std::string Parted(std::string_view line, const std::vector<ByteSpan>& cells) {
  std::string parted;
  for (const ByteSpan cell : cells) {
    if (!parted.empty()) parted += "|";
    parted += line.substr(cell.start, cell.length());
  }
  return parted;
}

}  // namespace jitu::ingest

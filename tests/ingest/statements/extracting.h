/// Facts of a text, for tests.
#pragma once

#include <catch2/catch.hpp>
#include <string>

#include "ingest/readers/reader.h"
#include "ingest/statements/extract.h"

namespace jitu::ingest {

inline ReportFacts FactsOf(const std::string& text) {
  static const auto catalog = model::Catalog::Load();
  REQUIRE(catalog);
  static const Extractor extractor(*catalog);
  const auto document = ReadBytes(text, "test.txt");
  REQUIRE(document);
  return extractor.Extract(*document);
}

/// "name basis fen < whole" of each spending fact, in order.
inline std::vector<std::string> SpendingOf(const ReportFacts& facts) {
  std::vector<std::string> lines;
  for (const SpendingFact& fact : facts.spending) {
    std::string line = fact.name + " " + fact.basis + " " + std::to_string(fact.amount_fen);
    if (!fact.part_of.empty()) line += " < " + fact.part_of;
    lines.push_back(std::move(line));
  }
  return lines;
}

}  // namespace jitu::ingest

/// Facts of a text, for tests.
#pragma once

#include <algorithm>
#include <catch2/catch.hpp>
#include <string>
#include <vector>

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

using Lines = std::vector<std::string>;

inline bool Has(const Lines& lines, const std::string& line) {
  return std::find(lines.begin(), lines.end(), line) != lines.end();
}

/// "indicator value unit role" of each observation.
inline Lines Observed(const ReportFacts& facts) {
  Lines lines;
  for (const ObservationFact& fact : facts.observations)
    lines.push_back(fact.indicator + " " + fact.value + " " + fact.unit + " " + fact.role);
  return lines;
}

/// "spending -> outcome" of each support.
inline Lines Supported(const ReportFacts& facts) {
  Lines lines;
  for (const SupportFact& fact : facts.supports)
    lines.push_back(fact.spending + " -> " + facts.outcomes[static_cast<std::size_t>(fact.outcome)].text);
  return lines;
}

}  // namespace jitu::ingest

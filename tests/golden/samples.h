/// The sample reports, what a reader says of them, and what the program says.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "tests/golden/compare.h"

namespace jitu::golden {

struct Sample {
  std::string name;                   ///< file name without its ending
  std::string path;                   ///< of the report, from the project root
  Json expected;                      ///< NAME.json
  std::map<std::string, Json> facts;  ///< by kind, each an array, in the order of the report
};

/// Extracted once for the whole program; sorted by name.
const std::vector<Sample>& Samples();

/// The same of tests/layouts: many layouts, held to floors.
const std::vector<Sample>& Layouts();

Json ReadJson(const std::string& path);

/// Facts of a kind; an empty array if there is none.
const Json& FactsOf(const Sample& sample, const std::string& kind);

}  // namespace jitu::golden

/// Feature files: the part of Gherkin that the openCypher TCK uses.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace jitu::tck {

using Row = std::vector<std::string>;

/// One line `Given|When|Then|And ...`, without that word, and what hangs on it.
struct Step {
  std::string text;
  std::string doc;  ///< the doc string, without its indentation
  std::vector<Row> table;
};

/// One scenario, or one line of an outline's examples.
struct Case {
  std::string id;  ///< "clauses/match/Match1:3", for an outline with the number of the example: "...:3:2"
  std::string name;
  std::vector<Step> steps;  ///< those of the Background first
};

/// All cases of one file, outlines expanded, in order. `name` is the file's place in the suite, without its ending.
/// Lines that are not understood come into `complaints`.
std::vector<Case> ReadFeature(const std::filesystem::path& file, const std::string& name,
                              std::vector<std::string>& complaints);

}  // namespace jitu::tck

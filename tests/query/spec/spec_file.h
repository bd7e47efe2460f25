/// Reads .test files: see README.md beside this.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace jitu::spec {

enum class Expectation { kRows, kRowsInOrder, kFailure, kPlan };

struct Case {
  std::string name;
  int line = 0;
  std::string statement;
  std::string parameters = "{}";
  Expectation expectation = Expectation::kRows;
  std::string detail;              ///< of kFailure; empty: any
  std::string place;               ///< likewise, "LINE:COLUMN"
  std::vector<std::string> lines;  ///< the header and the rows, or lines of the plan
};

struct Section {
  std::vector<std::string> set_up;
  std::vector<Case> cases;
};

struct SpecFile {
  std::vector<Section> sections;
  std::vector<std::string> complaints;  ///< about the file itself
};

SpecFile ReadSpec(const std::filesystem::path& path);

}  // namespace jitu::spec

/// One case on a graph of its own.
#pragma once

#include <filesystem>
#include <string>

#include "query/executor/engine.h"
#include "tests/tck/gherkin.h"

namespace jitu::tck {

/// How all cases are run.
struct Setting {
  const model::Catalog& catalog;
  std::filesystem::path graphs;  ///< the folder of the named graphs
  bool optimise = true;
};

/// Empty if the case passes, else what is wrong.
std::string RunCase(const Case& one, const Setting& setting);

}  // namespace jitu::tck

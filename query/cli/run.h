/// What each command does, apart from how its arguments are written.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "query/cli/console.h"
#include "schema/base/stop.h"

namespace jitu::query {

struct Arguments {
  Common common;
  std::string text;  ///< statement, outcome or name
  std::string outcomes_of;
  std::vector<std::string> parameters;
  std::optional<double> time_limit_seconds;
  double least_confidence = 0;
  std::size_t limit = 10;
  std::vector<std::string> kinds;
  bool store = false;  ///< what check finds, in the graph
  std::string query_file, params_file;
  std::string folder;  ///< where a backup goes
  std::size_t warmup = 0;
};

/// Each prints its answer to standard output, and nothing else there, and gives the exit status.
int RunQuery(const Arguments& arguments, const StopSignal& stop);
int RunTrace(const Arguments& arguments, const StopSignal& stop);
int RunLookup(const Arguments& arguments, const StopSignal& stop);
int RunCheck(const Arguments& arguments, const StopSignal& stop);
int RunStats(const Arguments& arguments);
int RunBench(const Arguments& arguments, const StopSignal& stop);
int RunSchema(const Arguments& arguments);
/// Exit status 3 if a fault was found; each fault is a line on standard output.
int RunVerify(const Arguments& arguments, const StopSignal& stop);
int RunBackup(const Arguments& arguments);

}  // namespace jitu::query

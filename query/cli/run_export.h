/// jitu export, jitu verify-bundle.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "query/cli/console.h"
#include "query/export/bundle.h"
#include "schema/base/stop.h"

namespace jitu::query {

struct ExportArguments {
  Common common;
  std::string format;
  std::string output = "-";
  std::string unit;
  std::optional<std::int64_t> year;
  std::string statement;
  std::vector<std::string> parameters;
  std::string trace, lookup;
  bool check = false;
  std::vector<std::string> tables;
  std::vector<std::string> settings;  ///< name or name=value
  std::string time, licence, base;
  std::string language;  ///< zh, en, or empty: that of the messages
  bool list = false;
  std::string describe;
};

/// Writes the export and gives the exit status. --list and --describe print to standard output.
int RunExport(const ExportArguments& arguments, const StopSignal& stop);

/// jitu verify-bundle: says what was proved on standard error. Exit status 2 for a bundle that is not as it was written
/// or does not follow.
int RunVerifyBundle(const Common& common, const std::string& bundle, exporting::VerifyOptions options);

}  // namespace jitu::query

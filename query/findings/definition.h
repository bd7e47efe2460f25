/// Findings as data: what is asked of the graph and what is said of the answer. README.md describes the file format.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "schema/base/message.h"
#include "schema/base/result.h"

namespace jitu::query {

struct FindingDefinition {
  std::string file;  ///< for messages: which file it was read from
  std::string kind;
  std::string title;  ///< what the kind is called in Chinese; may be left out
  std::string severity;
  Message message;    ///< with {placeholders} named as the columns of the query
  std::string query;  ///< in the query language, or
  std::string check;  ///< the name of a check in checks.h
  std::map<std::string, std::vector<std::string>, std::less<>> lists;  ///< words that the check takes

  const std::vector<std::string>& List(std::string_view name) const;
};

/// kInvalidArgument with file and line for what cannot be read or is not complete.
Result<FindingDefinition> ParseDefinition(std::string_view file, std::string_view text);

/// Those compiled in, sorted by file name, then those of `extra` (a folder of *.finding), likewise sorted.
Result<std::vector<FindingDefinition>> LoadDefinitions(
    const std::optional<std::filesystem::path>& extra = std::nullopt);

}  // namespace jitu::query

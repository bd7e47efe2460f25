/// What the commands of this room share: their options, and how they begin.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "graph/store/store.h"
#include "schema/base/result.h"
#include "schema/model/catalog.h"
#include "schema/text/display.h"

namespace jitu::ingest {

inline constexpr int kSomeFilesFailed = 2;

/// The language, and what stands on the command line.
struct Options {
  text::Language language = text::MessageLanguage();
  std::string db = "jitu.db";
  std::string schema_folder;
  std::string today;
  std::vector<std::string> paths;
  unsigned jobs = 0;
  std::vector<std::string> nodes, relationships;
  bool skip_bad_rows = false;
  bool dry_run = false, watch = false, ocr = false;
  std::string evidence;
  std::string format = "text";     ///< of show
  std::vector<std::string> words;  ///< of judge
  std::string note;
  bool undo = false;
  std::size_t next = 10;

  const std::string& Text(const Message& message) const { return text::In(language, message); }
  std::string Help(std::string_view zh, std::string_view en) const { return text::In(language, Say(zh, en)); }
};

/// Says on standard error what went wrong; the exit status for it.
int Report(const Options& options, const Error& error);

Result<model::Catalog> LoadCatalog(const Options& options);
Result<std::unique_ptr<graph::Store>> OpenForWriting(const Options& options, const model::Catalog& catalog);

}  // namespace jitu::ingest

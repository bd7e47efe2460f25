#include "ingest/cli/options.h"

#include <filesystem>
#include <iostream>

#include "graph/store/open.h"

namespace jitu::ingest {

int Report(const Options& options, const Error& error) {
  std::cerr << text::Shown(error, options.language) << '\n';
  return ExitStatusOf(error.code);
}

Result<model::Catalog> LoadCatalog(const Options& options) {
  if (options.schema_folder.empty()) return model::Catalog::Load();
  return model::Catalog::Load(std::filesystem::path(options.schema_folder));
}

Result<std::unique_ptr<graph::Store>> OpenForWriting(const Options& options, const model::Catalog& catalog) {
  graph::OpenOptions open;
  open.create_if_missing = true;
  return graph::OpenRocks(options.db, catalog.graph(), open);
}

}  // namespace jitu::ingest

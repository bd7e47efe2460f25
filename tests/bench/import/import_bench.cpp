/// Times the reading, sorting and handing over of tables, without a store: import_bench FOLDER [MEMORY_MIB], where
/// FOLDER has nodes/*.csv and relationships/*.csv.
#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <iostream>

#include "ingest/tables/sorted_tables.h"

namespace {

std::vector<std::filesystem::path> FilesIn(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  return files;
}

double Seconds() { return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count(); }

template <class Record>
jitu::Result<std::uint64_t> Drain(jitu::ingest::SortedTables& source) {
  Record record;
  std::uint64_t count = 0;
  while (true) {
    JITU_TRY(const bool more, source.Next(record));
    if (!more) return count;
    ++count;
  }
}

jitu::Result<void> Run(const jitu::ingest::ImportOptions& options) {
  const jitu::ingest::ImportWatcher silent;
  const double start = Seconds();
  jitu::ingest::Tables tables(options, {}, false, {}, silent);
  JITU_CHECK_OK(tables.Read());
  const double read = Seconds();
  jitu::ingest::SortedTables source(tables, silent);
  JITU_TRY(const std::uint64_t nodes, Drain<jitu::graph::WriteBatch::Node>(source));
  JITU_TRY(const std::uint64_t relationships, Drain<jitu::graph::WriteBatch::Relationship>(source));
  const double handed_over = Seconds();
  std::cout << "nodes " << nodes << ", relationships " << relationships << ", MB " << tables.bytes() / 1000000
            << ", read s " << read - start << ", handed over s " << handed_over - read << '\n';
  return {};
}

}  // namespace

int main(int count, char** arguments) {
  if (count < 2) return 1;
  jitu::ingest::ImportOptions options;
  options.nodes = FilesIn(std::filesystem::path(arguments[1]) / "nodes");
  options.relationships = FilesIn(std::filesystem::path(arguments[1]) / "relationships");
  if (count > 2) options.memory_bytes = static_cast<std::size_t>(std::atoi(arguments[2])) << 20;
  const auto done = Run(options);
  if (!done) std::cerr << done.error().message.en << '\n';
  return done ? 0 : 1;
}

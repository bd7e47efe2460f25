/// Times a view and the algorithms on it: view_bench FOLDER, where FOLDER has nodes/*.csv and relationships/*.csv. The
/// graph is held in memory, so the building of the view is that of the fastest store.
#include <algorithm>
#include <ctime>
#include <iostream>

#include "graph/algorithms/components.h"
#include "graph/algorithms/shortest_paths.h"
#include "graph/store/open.h"
#include "ingest/tables/import.h"

namespace {

std::vector<std::filesystem::path> FilesIn(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  return files;
}

/// Processor time, so that a busy machine matters less; all that is timed runs on one thread.
double Now() { return 1000.0 * static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

/// The fastest of seven, in milliseconds.
template <class Work>
double Milliseconds(const Work& work) {
  double best = 1e9;
  for (int round = 0; round < 7; ++round) {
    const double start = Now();
    work();
    best = std::min(best, Now() - start);
  }
  return best;
}

jitu::Result<void> Run(const std::filesystem::path& folder) {
  using namespace jitu::graph;
  const auto store = OpenMemory({});
  jitu::ingest::ImportOptions options;
  options.nodes = FilesIn(folder / "nodes");
  options.relationships = FilesIn(folder / "relationships");
  JITU_CHECK_OK(jitu::ingest::ImportTables(*store, options));
  const auto snapshot = store->snapshot();
  const double start = Now();
  JITU_TRY(const TopologyView view, TopologyView::Build(*store, *snapshot));
  const double built = Now() - start;
  std::cout << "vertices " << view.vertex_count() << ", edges " << view.edge_count() << ", MB "
            << view.byte_count() / 1000000 << ", built ms " << built << '\n';
  std::cout << "components ms " << Milliseconds([&] { (void)WeaklyConnectedComponents(view); }) << '\n';
  const WalkOptions both{Direction::kBoth, {}};
  std::cout << "steps from one to all ms " << Milliseconds([&] { (void)StepsFrom(view, 0, both); }) << '\n';
  const EdgeWeights weights{std::vector<double>(view.edge_count(), 1), std::vector<double>(view.edge_count(), 1)};
  std::cout << "weights from one to all ms " << Milliseconds([&] { (void)WeightsFrom(view, weights, 0, both); })
            << '\n';
  return {};
}

}  // namespace

int main(int count, char** arguments) {
  if (count < 2) return 1;
  const auto done = Run(arguments[1]);
  if (!done) std::cerr << done.error().message.en << '\n';
  return done ? 0 : 1;
}

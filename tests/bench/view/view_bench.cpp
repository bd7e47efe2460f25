/// Times a view and the algorithms on it: view_bench FOLDER, where FOLDER is a graph, or has nodes/*.csv and
/// relationships/*.csv, which are then held in memory, so that the building is that of the fastest store.
#include <algorithm>
#include <chrono>
#include <ctime>
#include <iostream>

#include "graph/algorithms/components.h"
#include "graph/algorithms/shortest_paths.h"
#include "graph/store/open.h"
#include "graph/view/graph_view.h"
#include "ingest/tables/import.h"

namespace {

std::vector<std::filesystem::path> FilesIn(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  return files;
}

/// Processor time of all threads, so that a busy machine matters less.
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

jitu::Result<std::unique_ptr<jitu::graph::Store>> Open(const std::filesystem::path& folder) {
  if (std::filesystem::exists(folder / "CURRENT")) {
    jitu::graph::OpenOptions options;
    options.read_only = true;
    return jitu::graph::OpenRocks(folder, {}, options);
  }
  auto store = jitu::graph::OpenMemory({});
  jitu::ingest::ImportOptions options;
  options.nodes = FilesIn(folder / "nodes");
  options.relationships = FilesIn(folder / "relationships");
  JITU_CHECK_OK(jitu::ingest::ImportTables(*store, options));
  return store;
}

/// What `work` gives, and what it took.
template <class Work>
auto Timed(const char* name, const Work& work) {
  const auto start = std::chrono::steady_clock::now();
  const double processor = Now();
  auto made = work();
  const std::chrono::duration<double, std::milli> taken = std::chrono::steady_clock::now() - start;
  std::cout << name << " ms " << taken.count() << ", of processors " << Now() - processor << '\n';
  return made;
}

jitu::Result<void> Run(const std::filesystem::path& folder) {
  using namespace jitu::graph;
  JITU_TRY(const auto store, Open(folder));
  const auto snapshot = store->snapshot();
  JITU_TRY(const TopologyView view, Timed("topology", [&] { return TopologyView::Build(*store, *snapshot); }));
  std::cout << "vertices " << view.vertex_count() << ", edges " << view.edge_count() << ", MB "
            << view.byte_count() / 1000000 << '\n';
  constexpr std::uint64_t kMostBytes = std::uint64_t{2} << 30;
  JITU_TRY(const auto whole, Timed("with properties", [&] { return GraphView::Build(*store, *snapshot, kMostBytes); }));
  std::cout << "MB " << whole->byte_count() / 1000000 << '\n';
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

/// What the tests of this room share: files that go away, and all that a graph holds.
#pragma once

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <vector>

#include "graph/store/open.h"
#include "ingest/load/ingest.h"

namespace jitu::ingest {

namespace fs = std::filesystem;

inline const model::Catalog& Catalog() {
  static const model::Catalog catalog = model::Catalog::Load().value();
  return catalog;
}

/// A folder of files that goes away with the test.
class Folder {
 public:
  explicit Folder(const std::string& name) : path_(fs::temp_directory_path() / ("jitu-load-" + name)) {
    fs::remove_all(path_);
    fs::create_directories(path_);
  }
  ~Folder() { fs::remove_all(path_); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  std::string Write(const std::string& name, const std::string& text) const {
    std::ofstream(path_ / name) << text;
    return fs::canonical(path_ / name).string();
  }

 private:
  fs::path path_;
};

/// All that a graph holds, as text: nodes with labels and properties, then relationships.
inline std::map<std::string, std::string> Contents(const graph::Store& store) {
  std::map<std::string, std::string> contents;
  const auto at = store.snapshot();
  std::vector<NodeId> ids;
  graph::ScanSpec everything;
  everything.projection.labels = true;
  everything.projection.all_properties = true;
  REQUIRE(store.scan(*at, everything, [&](const graph::NodeBlock& block) {
    for (std::size_t i = 0; i < block.size(); ++i) {
      ids.push_back(block.id[i]);
      contents["n" + std::to_string(block.id[i].value)] =
          std::to_string(block.labels[i].at(0).value) + graph::Encode(block.all_properties[i]);
    }
    return true;
  }));
  graph::ExpandSpec out;
  out.projection.all_properties = true;
  REQUIRE(store.expand(*at, ids, out, [&](const graph::NeighbourBlock& block) {
    for (std::size_t i = 0; i < block.size(); ++i) {
      contents["r" + std::to_string(ids[block.input[i]].value) + " " + std::to_string(block.type[i].value) + " " +
               std::to_string(block.neighbour[i].value)] = graph::Encode(block.all_properties[i]);
    }
    return true;
  }));
  return contents;
}

inline std::map<std::string, std::string> GraphOf(const std::vector<std::string>& files, unsigned jobs = 1) {
  const auto store = graph::OpenMemory(Catalog().graph());
  IngestOptions options;
  options.jobs = jobs;
  const auto summary = Ingest(*store, Catalog(), files, options);
  REQUIRE(summary);
  CHECK(summary->failed.empty());
  const auto faults = store->verify();
  REQUIRE(faults);
  CHECK(faults->empty());
  return Contents(*store);
}

}  // namespace jitu::ingest

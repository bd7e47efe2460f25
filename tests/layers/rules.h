/// The rules of the house as functions over source files, so that they can be tried on an invented tree as well.
#pragma once

#include <map>
#include <string>
#include <vector>

namespace jitu::layers {

struct SourceFile {
  std::string path;  ///< from the project root, with slashes
  std::string text;
};

struct Storey {
  std::string tower;  ///< ground, ingest, query
  int height = 0;     ///< within the tower, from 0
};

struct Package {
  std::string prefix;
  bool is_shown = false;  ///< other rooms may see it through a header of its home
  std::vector<std::string> homes;
};

struct House {
  std::map<std::string, Storey> rooms;  ///< by path, schema/base
  std::vector<Package> packages;        ///< the longest prefix decides
};

/// Reads the two tables beside this file; a line that cannot be read becomes a complaint.
House ReadHouse(const std::string& rooms_text, const std::string& packages_text, std::vector<std::string>& complaints);

/// Each rule returns its complaints, `path:line: what is wrong`, in the order of the files.
std::vector<std::string> CheckDirection(const House& house, const std::vector<SourceFile>& files);
std::vector<std::string> CheckPackages(const House& house, const std::vector<SourceFile>& files);
std::vector<std::string> CheckHidden(const House& house, const std::vector<SourceFile>& files);
std::vector<std::string> CheckCycles(const std::vector<SourceFile>& files);
std::vector<std::string> CheckNames(const std::vector<SourceFile>& files);
std::vector<std::string> CheckHeaders(const std::vector<SourceFile>& files);
std::vector<std::string> CheckLength(const std::vector<SourceFile>& files, int most_lines);

}  // namespace jitu::layers

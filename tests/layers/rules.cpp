#include "tests/layers/rules.h"

#include <algorithm>
#include <array>
#include <set>
#include <sstream>
#include <string_view>

namespace jitu::layers {
namespace {

struct Include {
  int line = 0;
  std::string name;
  bool quoted = false;
};

bool StartsWith(std::string_view text, std::string_view prefix) { return text.substr(0, prefix.size()) == prefix; }

bool IsHeader(const std::string& path) { return path.size() > 2 && path.compare(path.size() - 2, 2, ".h") == 0; }

std::vector<std::string> Words(const std::string& line) {
  std::istringstream in(line);
  std::vector<std::string> words;
  for (std::string word; in >> word;) words.push_back(word);
  return words;
}

std::vector<std::string> Lines(const std::string& text) {
  std::istringstream in(text);
  std::vector<std::string> lines;
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

std::vector<Include> IncludesOf(const SourceFile& file) {
  std::vector<Include> includes;
  int number = 0;
  for (const std::string& line : Lines(file.text)) {
    ++number;
    const std::size_t hash = line.find_first_not_of(" \t");
    if (hash == std::string::npos || line[hash] != '#') continue;
    const std::size_t word = line.find_first_not_of(" \t", hash + 1);
    if (word == std::string::npos || line.compare(word, 7, "include") != 0) continue;
    const std::size_t open = line.find_first_of("\"<", word);
    if (open == std::string::npos) continue;
    const std::size_t close = line.find_first_of("\">", open + 1);
    if (close == std::string::npos) continue;
    includes.push_back({number, line.substr(open + 1, close - open - 1), line[open] == '"'});
  }
  return includes;
}

/// schema/base for schema/base/ids.h and what lies deeper; the path itself at the top; tests for all of tests/.
std::string RoomOf(const std::string& path) {
  if (StartsWith(path, "tests/")) return "tests";
  const std::size_t first = path.find('/');
  if (first == std::string::npos) return path;
  const std::size_t second = path.find('/', first + 1);
  return second == std::string::npos ? path : path.substr(0, second);
}

std::string Place(const SourceFile& file, int line) { return file.path + ":" + std::to_string(line) + ": "; }

bool SeesEverything(const std::string& room) { return room == "tests" || room == "main.cpp"; }

/// Why `from` may not include `to`, or nothing.
std::string Objection(const House& house, const std::string& from, const std::string& to) {
  if (from == to || SeesEverything(from)) return {};
  if (SeesEverything(to)) return "no room includes " + to;
  const auto source = house.rooms.find(from);
  const auto target = house.rooms.find(to);
  if (source == house.rooms.end()) return from + " is no room of tests/layers/rooms.txt";
  if (target == house.rooms.end()) return to + " is no room of tests/layers/rooms.txt";
  if (target->second.tower != source->second.tower) {
    return target->second.tower == "ground" ? "" : from + " knows nothing of " + to;
  }
  return target->second.height < source->second.height ? "" : from + " does not stand above " + to;
}

const Package* PackageOf(const House& house, const std::string& name) {
  const Package* best = nullptr;
  for (const Package& package : house.packages) {
    if (StartsWith(name, package.prefix) && (!best || package.prefix.size() > best->prefix.size())) best = &package;
  }
  return best;
}

bool IsHome(const Package& package, const std::string& room) {
  return std::find(package.homes.begin(), package.homes.end(), room) != package.homes.end();
}

/// Every file of ours that `start` includes, directly or not.
std::set<std::string> Reached(const std::string& start, const std::map<std::string, std::vector<Include>>& includes) {
  std::set<std::string> reached;
  std::vector<std::string> open = {start};
  while (!open.empty()) {
    const auto found = includes.find(open.back());
    open.pop_back();
    if (found == includes.end()) continue;
    for (const Include& include : found->second) {
      if (include.quoted && reached.insert(include.name).second) open.push_back(include.name);
    }
  }
  return reached;
}

/// <vector>, <cstdint>: neither a folder nor an ending.
bool IsStandard(const std::string& name) { return name.find_first_of("/.") == std::string::npos; }

void Follow(const std::string& path, const std::map<std::string, std::vector<std::string>>& edges,
            std::set<std::string>& done, std::vector<std::string>& trail, std::vector<std::string>& complaints) {
  const auto again = std::find(trail.begin(), trail.end(), path);
  if (again != trail.end()) {
    std::string circle;
    for (auto step = again; step != trail.end(); ++step) circle += *step + " -> ";
    complaints.push_back(path + ":1: includes in a circle: " + circle + path);
    return;
  }
  if (!done.insert(path).second) return;
  const auto found = edges.find(path);
  if (found == edges.end()) return;
  trail.push_back(path);
  for (const std::string& next : found->second) Follow(next, edges, done, trail, complaints);
  trail.pop_back();
}

}  // namespace

House ReadHouse(const std::string& rooms_text, const std::string& packages_text, std::vector<std::string>& complaints) {
  House house;
  Storey storey;
  for (const std::string& line : Lines(rooms_text)) {
    if (line.empty() || line[0] == '#') continue;
    if (line[0] == '[') {
      storey = {line.substr(1, line.find(']') - 1), 0};
      continue;
    }
    for (const std::string& room : Words(line)) {
      if (!house.rooms.emplace(room, storey).second) complaints.push_back("rooms.txt: " + room + " stands twice");
    }
    ++storey.height;
  }
  for (const std::string& line : Lines(packages_text)) {
    if (line.empty() || line[0] == '#') continue;
    std::vector<std::string> words = Words(line);
    if (words.size() < 3 || (words[1] != "hidden" && words[1] != "shown")) {
      complaints.push_back("packages.txt: cannot read: " + line);
      continue;
    }
    house.packages.push_back({words[0], words[1] == "shown", {words.begin() + 2, words.end()}});
  }
  return house;
}

std::vector<std::string> CheckDirection(const House& house, const std::vector<SourceFile>& files) {
  std::set<std::string> known;
  for (const SourceFile& file : files) known.insert(file.path);
  std::vector<std::string> complaints;
  for (const SourceFile& file : files) {
    for (const Include& include : IncludesOf(file)) {
      if (!include.quoted) continue;
      if (!known.count(include.name)) {
        complaints.push_back(Place(file, include.line) + "\"" + include.name + "\" is no path from the project root");
        continue;
      }
      const std::string why = Objection(house, RoomOf(file.path), RoomOf(include.name));
      if (!why.empty()) complaints.push_back(Place(file, include.line) + why + " (" + include.name + ")");
    }
  }
  return complaints;
}

std::vector<std::string> CheckPackages(const House& house, const std::vector<SourceFile>& files) {
  std::vector<std::string> complaints;
  for (const SourceFile& file : files) {
    const std::string room = RoomOf(file.path);
    if (room == "tests") continue;
    for (const Include& include : IncludesOf(file)) {
      if (include.quoted || IsStandard(include.name)) continue;
      const Package* package = PackageOf(house, include.name);
      if (!package) {
        complaints.push_back(Place(file, include.line) + "<" + include.name + "> is in no line of packages.txt");
      } else if (!IsHome(*package, room)) {
        complaints.push_back(Place(file, include.line) + room + " is no home of <" + include.name + ">");
      }
    }
  }
  return complaints;
}

std::vector<std::string> CheckHidden(const House& house, const std::vector<SourceFile>& files) {
  std::map<std::string, std::vector<Include>> includes;
  for (const SourceFile& file : files) includes.emplace(file.path, IncludesOf(file));
  std::vector<std::string> complaints;
  for (const SourceFile& file : files) {
    const std::string room = RoomOf(file.path);
    if (room == "tests") continue;
    for (const std::string& header : Reached(file.path, includes)) {
      const auto found = includes.find(header);
      if (found == includes.end()) continue;
      for (const Include& include : found->second) {
        const Package* package = include.quoted ? nullptr : PackageOf(house, include.name);
        if (!package || package->is_shown || IsHome(*package, room)) continue;
        complaints.push_back(Place(file, 1) + "sees <" + include.name + "> through " + header);
      }
    }
  }
  return complaints;
}

std::vector<std::string> CheckCycles(const std::vector<SourceFile>& files) {
  std::map<std::string, std::vector<std::string>> edges;
  for (const SourceFile& file : files) {
    for (const Include& include : IncludesOf(file)) {
      if (include.quoted) edges[file.path].push_back(include.name);
    }
  }
  std::vector<std::string> complaints;
  std::vector<std::string> trail;
  std::set<std::string> done;
  for (const SourceFile& file : files) Follow(file.path, edges, done, trail, complaints);
  return complaints;
}

std::vector<std::string> CheckNames(const std::vector<SourceFile>& files) {
  static constexpr std::array<std::string_view, 8> kDrawers = {"common",  "util", "utils",   "helper",
                                                               "helpers", "misc", "manager", "managers"};
  std::vector<std::string> complaints;
  for (const SourceFile& file : files) {
    std::istringstream in(file.path);
    for (std::string part; std::getline(in, part, '/');) {
      const std::string stem = part.substr(0, part.find('.'));
      if (std::find(kDrawers.begin(), kDrawers.end(), stem) == kDrawers.end()) continue;
      complaints.push_back(Place(file, 1) + "\"" + stem + "\" says nothing about what is inside");
    }
  }
  return complaints;
}

std::vector<std::string> CheckHeaders(const std::vector<SourceFile>& files) {
  std::vector<std::string> complaints;
  for (const SourceFile& file : files) {
    if (!IsHeader(file.path)) continue;
    const std::vector<std::string> lines = Lines(file.text);
    if (std::find(lines.begin(), lines.end(), "#pragma once") == lines.end()) {
      complaints.push_back(Place(file, 1) + "a header begins with #pragma once");
    }
  }
  return complaints;
}

std::vector<std::string> CheckLength(const std::vector<SourceFile>& files, int most_lines) {
  std::vector<std::string> complaints;
  for (const SourceFile& file : files) {
    const auto lines = std::count(file.text.begin(), file.text.end(), '\n');
    if (lines > most_lines) complaints.push_back(Place(file, most_lines) + std::to_string(lines) + " lines: split it");
  }
  return complaints;
}

}  // namespace jitu::layers

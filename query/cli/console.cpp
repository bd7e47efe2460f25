#include "query/cli/console.h"

#include <cstdlib>
#include <iostream>
#include <unistd.h>

#include "graph/store/open.h"

namespace jitu::query {
namespace {

bool OnTerminal() { return isatty(STDOUT_FILENO) == 1; }

bool InColour() {
  const char* refused = std::getenv("NO_COLOR");
  return OnTerminal() && (refused == nullptr || *refused == '\0');
}

/// The reader knows the paths' " > "; a person reads › better.
std::string WithArrows(std::string_view section) {
  std::string text(section);
  for (std::size_t at = text.find(" > "); at != std::string::npos; at = text.find(" > ", at))
    text.replace(at, 3, " › ");
  return text;
}

}  // namespace

Format DefaultFormat() { return OnTerminal() ? Format::kTable : Format::kJson; }

std::optional<Format> FormatNamed(std::string_view name) {
  if (name == "table") return Format::kTable;
  if (name == "json") return Format::kJson;
  if (name == "jsonl") return Format::kJsonLines;
  if (name == "csv") return Format::kCsv;
  return std::nullopt;
}

int Complain(const Common& common, const Error& error) {
  std::cerr << common.Text("错误：", "error: ") << common.Text(error.message) << '\n';
  if (!error.where.empty()) std::cerr << error.where << '\n';
  return ExitStatusOf(error.code);
}

void Remark(const Common& common, const std::vector<Message>& notices) {
  for (const Message& notice : notices) std::cerr << common.Text("提示：", "note: ") << common.Text(notice) << '\n';
}

std::string Painted(Ink ink, std::string_view text) {
  if (!InColour()) return std::string(text);
  const char* code = ink == Ink::kBold     ? "1"
                     : ink == Ink::kDim    ? "2"
                     : ink == Ink::kGreen  ? "32"
                     : ink == Ink::kYellow ? "33"
                                           : "31";
  return "\x1b[" + std::string(code) + "m" + std::string(text) + "\x1b[0m";
}

Result<model::Catalog> LoadCatalog(const Common& common) {
  if (common.schema_folder.empty()) return model::Catalog::Load();
  return model::Catalog::Load(std::filesystem::path(common.schema_folder));
}

Result<Session> OpenSession(const Common& common, Access access) {
  JITU_TRY(auto catalog, LoadCatalog(common));
  graph::OpenOptions options;
  options.read_only = access == Access::kRead;
  JITU_TRY(auto store, graph::OpenRocks(common.db, catalog.graph(), options));
  return Session{std::move(catalog), std::move(store)};
}

std::string PlaceLine(const Common& common, const PlaceText& place) {
  std::string line(place.report);
  if (!place.section.empty()) line += " › " + WithArrows(place.section);
  line += " › ";
  return line + common.Text(Say("第 {}–{} 字", "characters {}–{}", place.start + 1, place.end));
}

}  // namespace jitu::query

#include "query/export/origin.h"

#include <algorithm>

#include "query/reading/json_text.h"
#include "query/trace/spending.h"
#include "schema/base/ids.h"

namespace jitu::query::exporting {
namespace {

constexpr std::size_t kMostFilesNamed = 100;

struct Sources {
  std::uint64_t count = 0;
  std::string digest;
  std::vector<std::string> files;  ///< no more than kMostFilesNamed + 1
};

Result<Sources> SourcesOf(const Content& content) {
  Sources sources;
  const auto add = [&](const FoundNode& report) {
    const std::string digest = TextOf(report.values[1]);
    sources.digest = sources.count++ == 0 ? digest : Sha256Hex(sources.digest + digest);
    if (sources.files.size() <= kMostFilesNamed) {
      sources.files.push_back(OneLine(TextOf(report.values[0])) + " sha256:" + digest);
    }
  };
  const Names names = {"path", "sha256"};
  JITU_CHECK_OK(content.NodesWith("Report", names, [&](const std::vector<FoundNode>& reports) -> Result<void> {
    for (const auto& report : reports) add(report);
    return {};
  }));
  const auto visit = [&](FoundNode&& report) {
    add(report);
    return true;
  };
  if (sources.count == 0) JITU_CHECK_OK(content.moment().Scan("Report", names, UINT64_MAX, visit));
  std::sort(sources.files.begin(), sources.files.end());
  return sources;
}

}  // namespace

Result<OriginLines> OriginOf(const Content& content) {
  OriginLines lines = content.provenance().Lines();
  JITU_TRY(const Sources sources, SourcesOf(content));
  if (sources.count == 0) return lines;
  lines.emplace_back("sources", std::to_string(sources.count) + " files, sha256:" + sources.digest);
  if (sources.files.size() <= kMostFilesNamed) lines.emplace_back("sourceFiles", Joined(sources.files, "; "));
  return lines;
}

std::string ToText(const OriginLines& lines) {
  std::string all;
  for (const auto& [key, text] : lines) all.append(key).append(": ").append(text).append("\n");
  return all;
}

std::string AsJson(const OriginLines& lines) {
  JsonObject object;
  for (const auto& [key, text] : lines) object.Add(key, text);
  return object.text();
}

}  // namespace jitu::query::exporting

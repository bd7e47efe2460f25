#include <algorithm>
#include <filesystem>
#include <fstream>

#include "graph/model/json.h"
#include "query/export/bundle.h"
#include "query/export/bundle_part.h"
#include "schema/base/ids.h"
#include "schema/text/utf8.h"

namespace jitu::query::exporting {
namespace {

namespace fs = std::filesystem;
using graph::Value;

/// A line longer than that is none of ours.
constexpr std::size_t kMostLineBytes = 64u << 20;

Error Wrong(const std::string& path, std::uint64_t line, Message message) {
  return Fail(ErrorCode::kUnreadableInput, std::move(message), path + ":" + std::to_string(line));
}

struct ReadBundle {
  Value head;
  BundlePart part;
};

/// The next line, without its end; longer ones than kMostLineBytes are cut, and then are no JSON. False at the end of
/// the file.
bool ReadLine(std::istream& file, std::string& line) {
  line.clear();
  constexpr auto kEnd = std::istream::traits_type::eof();
  auto c = file.rdbuf()->sbumpc();
  if (c == kEnd) return false;
  for (; c != kEnd && c != '\n'; c = file.rdbuf()->sbumpc()) {
    if (line.size() <= kMostLineBytes) line += std::istream::traits_type::to_char_type(c);
  }
  return true;
}

/// Reads it through, to the digest at its end.
Result<ReadBundle> ReadThrough(std::istream& file, const std::string& path, const model::Catalog& catalog,
                               const VerifyOptions& options) {
  ReadBundle bundle{{}, BundlePart(catalog)};
  std::string text, chain;
  std::uint64_t number = 0, bytes = 0;
  while (ReadLine(file, text)) {
    ++number;
    bytes += text.size() + 1;
    if (bytes > options.most_bytes) {
      return Fail(
          ErrorCode::kLimit,
          Say("证据包超过 {} 字节，不予读入。", "the bundle is over {} bytes and is not read", options.most_bytes),
          path);
    }
    if (options.stop.Requested()) return Fail(ErrorCode::kCancelled, Say("已取消", "cancelled"));
    if (text.size() > kMostLineBytes) return Wrong(path, number, Say("这一行过长", "this line is too long"));
    const auto line = graph::FromJson(text);
    if (!line)
      return Wrong(
          path, number,
          Say("这一行不是 JSON：文件被改过或不完整", "this line is no JSON: the file was changed or is not whole"));
    if (const auto end = Member(*line, "chain"); end.AsString() != nullptr) {
      const bool last = file.rdbuf()->sgetc() == std::istream::traits_type::eof();
      if (*end.AsString() == chain && last &&
          IntegerOf(Member(*line, "lines")) == static_cast<std::int64_t>(number - 1)) {
        return bundle;
      }
      return Wrong(path, number,
                   Say("摘要与内容不符：文件被改过", "the digest is not that of the content: the file was changed"));
    }
    chain = Sha256Hex(chain + text);
    if (number == 1) {
      bundle.head = *line;
      if (IntegerOf(Member(*line, "bundle")) == 1) continue;
      return Wrong(path, number, Say("这不是证据包，或来自更新的版本", "this is no bundle, or one of a newer version"));
    }
    bundle.part.Take(*line);
  }
  return Wrong(path, number,
               Say("文件不完整：没有末尾的摘要", "the file is not whole: the digest at its end is missing"));
}

ContentOptions OptionsOf(const Value& head, const VerifyOptions& verify) {
  ContentOptions options;
  const Value asked = Member(head, "selection");
  auto& selection = options.selection;
  selection.unit = TextOf(Member(asked, "unit"));
  if (const auto year = Member(asked, "year"); year.AsInteger() != nullptr) selection.year = *year.AsInteger();
  selection.statement = TextOf(Member(asked, "statement"));
  const Value parameters = Member(asked, "parameters");
  if (const auto* map = parameters.AsMap()) selection.parameters = *map;
  selection.trace = TextOf(Member(asked, "trace"));
  selection.lookup = TextOf(Member(asked, "lookup"));
  selection.check = Member(asked, "check").AsBoolean() != nullptr;
  options.provenance.time = TextOf(Member(head, "time"));
  options.provenance.licence = TextOf(Member(head, "licence"));
  options.provenance.base = TextOf(Member(head, "base"));
  options.language = TextOf(Member(head, "language")) == "zh" ? text::Language::kChinese : text::Language::kEnglish;
  options.schema_folder = verify.schema_folder;
  options.stop = verify.stop.WithDeadline(std::chrono::steady_clock::now() + verify.most_time);
  return options;
}

/// Makes the bundle anew and holds it against the file.
Result<void> Compare(std::istream& file, const std::string& path, const Content& content, BundleProof& proof) {
  file.clear();
  file.seekg(0);
  std::string text;
  std::uint64_t number = 0;
  return EachBundleLine(content, [&](std::string_view line) -> Result<void> {
    ++number;
    ReadLine(file, text);
    if (line.substr(0, 9) == R"({"table":)") ++proof.rows;
    if (line == text) return {};
    // Another version or other rules are told of in words; their digest differs, and what they make is still compared.
    const bool states_rules = number == 1 || line.substr(0, 9) == R"({"lines":)";
    if (states_rules && !proof.same_rules) return {};
    return Wrong(path, number,
                 Say("重新推导的结果与这一行不同", "what follows anew from the graph is not what this line says"));
  });
}

/// The sentences stand in the report's text where they are said to stand.
Result<void> CheckQuotes(const GraphMoment& moment, NodeId report, const std::string& path, const std::string& text,
                         BundleProof& proof) {
  const std::u32string points = text::ToCodePoints(text);
  const std::vector<NodeId> self = {report};
  JITU_TRY(const auto links, moment.Follow(self, "IN", graph::Direction::kIn));
  std::vector<NodeId> ids;
  for (const auto& link : links) ids.push_back(link.to);
  JITU_TRY(const auto passages, moment.Nodes(ids, {"quote", "start", "end"}));
  for (const auto& passage : passages) {
    const auto start = static_cast<std::size_t>(IntegerOf(passage.values[1]));
    const auto end = static_cast<std::size_t>(IntegerOf(passage.values[2]));
    const std::string quote = TextOf(passage.values[0]);
    if (end > points.size() || start > end ||
        text::FromCodePoints(std::u32string_view(points).substr(start, end - start)) != quote) {
      return Fail(ErrorCode::kUnreadableInput,
                  Say("原文里没有这句话：{}", "the file does not have this sentence in its place: {}", quote), path);
    }
    ++proof.quotes;
  }
  return {};
}

/// The path at which a report's file is looked for now; empty if there is no such file. What stands behind a `!` is a
/// name inside of it.
std::string FoundPath(const std::string& read_from, const std::string& folder) {
  if (folder.empty() && fs::is_regular_file(read_from)) return read_from;
  const std::size_t mark = std::min(read_from.find('!'), read_from.size());
  const fs::path file = read_from.substr(0, mark);
  const fs::path there = folder.empty() ? file : fs::path(folder) / file.filename();
  return fs::is_regular_file(there) ? there.string() + read_from.substr(mark) : std::string();
}

Result<void> CheckFiles(const GraphMoment& moment, const VerifyOptions& options, BundleProof& proof) {
  std::vector<FoundNode> reports;
  JITU_CHECK_OK(moment.Scan("Report", {"path", "sha256"}, UINT64_MAX, [&](FoundNode&& node) {
    reports.push_back(std::move(node));
    return true;
  }));
  for (const auto& report : reports) {
    const std::string read_from = TextOf(report.values[0]);
    const std::string path = FoundPath(read_from, options.files);
    if (path.empty()) {
      proof.absent.push_back(read_from);
      continue;
    }
    const auto source = options.read(path);
    if (!source && source.error().code == ErrorCode::kCancelled) return source.error();
    if (!source) {
      proof.unread.push_back(Fail(source.error().code, source.error().message, path));
      continue;
    }
    if (source->sha256 != TextOf(report.values[1])) {
      return Fail(ErrorCode::kUnreadableInput,
                  Say("这个文件不是当初读入的那个：摘要不同", "this is not the file that was read: its digest differs"),
                  path);
    }
    ++proof.files;
    JITU_CHECK_OK(CheckQuotes(moment, report.id, path, source->text, proof));
  }
  std::sort(proof.absent.begin(), proof.absent.end());
  return {};
}

}  // namespace

Result<BundleProof> VerifyBundle(std::istream& bundle, const std::string& name, const model::Catalog& catalog,
                                 const VerifyOptions& options) {
  JITU_TRY(auto read, ReadThrough(bundle, name, catalog, options));
  BundleProof proof;
  proof.nodes = read.part.nodes();
  proof.relationships = read.part.relationships();
  JITU_TRY(const auto store, read.part.Build());
  JITU_TRY(const auto content, Content::Of(*store, catalog, OptionsOf(read.head, options)));
  proof.same_rules = TextOf(Member(read.head, "schema")) == content.provenance().schema &&
                     TextOf(Member(read.head, "version")) == content.provenance().version;
  JITU_CHECK_OK(Compare(bundle, name, content, proof));
  if (options.read) JITU_CHECK_OK(CheckFiles(content.moment(), options, proof));
  return proof;
}

Result<BundleProof> VerifyBundle(const std::string& path, const model::Catalog& catalog, const VerifyOptions& options) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return Fail(ErrorCode::kUnreadableInput, Say("读不了“{}”", "cannot read “{}”", path));
  return VerifyBundle(file, path, catalog, options);
}

}  // namespace jitu::query::exporting

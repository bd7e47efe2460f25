#include "query/export/format.h"

#include <algorithm>

namespace jitu::query::exporting {

const std::vector<Format>& Formats() {
  static const std::vector<Format> kFormats = {
      {"csv",
       ".csv",
       Shape::kTables,
       Say("每类一张宽表（RFC 4180），附数据字典", "a wide table of each kind (RFC 4180), with a data dictionary"),
       "jitu export --db g --format csv -o tables/",
       {{"bom", Say("开头加 BOM，Excel 双击即认得中文", "begin with a BOM, so that Excel reads Chinese")},
        {"exact", Say("不在 = + - @ 开头的文字前加 '", "put no ' before texts that begin with = + - @")}},
       WriteCsv},
      {"tsv",
       ".tsv",
       Shape::kTables,
       Say("同上，用制表符隔开", "the same, separated by tabs"),
       "jitu export --db g --format tsv --table supports -o - | less -S",
       {{"bom", Say("开头加 BOM", "begin with a BOM")},
        {"exact", Say("不在 = + - @ 开头的文字前加 '", "put no ' before texts that begin with = + - @")}},
       WriteTsv},
  };
  return kFormats;
}

const Format* FindFormat(std::string_view name) {
  for (const auto& format : Formats()) {
    if (format.name == name) return &format;
  }
  return nullptr;
}

Result<void> Write(const Format& format, const Content& content, Output& output) {
  for (const auto& [name, value] : content.settings()) {
    const auto known = std::any_of(format.settings.begin(), format.settings.end(),
                                   [&, &wanted = name](const auto& setting) { return setting.name == wanted; });
    if (!known) {
      return Fail(ErrorCode::kInvalidArgument,
                  Say("{} 没有“{}”这项设置；见 jitu export --describe {}",
                      "{} has no setting “{}”; see jitu export --describe {}", format.name, name, format.name));
    }
  }
  JITU_CHECK_OK(format.write(content, output));
  return output.Commit();
}

}  // namespace jitu::query::exporting

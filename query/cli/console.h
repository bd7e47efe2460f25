/// How the commands of this room speak: in which language, in which format, in colour or not. And the graph they ask.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/store/store.h"
#include "schema/base/message.h"
#include "schema/base/result.h"
#include "schema/model/catalog.h"
#include "schema/text/display.h"

namespace jitu::query {

enum class Format { kTable, kJson, kJsonLines, kCsv };

/// Table on a terminal, else JSON.
Format DefaultFormat();
std::optional<Format> FormatNamed(std::string_view name);

/// What every command of this room takes.
struct Common {
  text::Language language = text::MessageLanguage();
  std::string db = "jitu.db";
  std::string schema_folder;
  std::string format;  ///< empty: DefaultFormat()

  std::string Text(const Message& message) const { return text::In(language, message); }
  std::string Text(std::string_view zh, std::string_view en) const {
    return Text(Message{std::string(zh), std::string(en)});
  }
  Format ChosenFormat() const { return format.empty() ? DefaultFormat() : *FormatNamed(format); }
};

/// Says the fault on standard error, with its place, and gives the exit status for it.
int Complain(const Common& common, const Error& error);

/// Says what somebody may have overlooked on standard error.
void Remark(const Common& common, const std::vector<Message>& notices);

/// Bold, dim and so on, on a terminal that has not asked for NO_COLOR; else as it is.
enum class Ink { kBold, kDim, kGreen, kYellow, kRed };
std::string Painted(Ink ink, std::string_view text);

/// The catalogue and the graph, open.
struct Session {
  model::Catalog catalog;
  std::unique_ptr<graph::Store> store;
};
enum class Access { kRead, kWrite };
Result<model::Catalog> LoadCatalog(const Common& common);
Result<Session> OpenSession(const Common& common, Access access);

/// 报告 › 章节 › 第 12–34 字, or the like in English.
struct PlaceText {
  std::string_view report, section;
  std::int64_t start = 0, end = 0;
};
std::string PlaceLine(const Common& common, const PlaceText& place);

}  // namespace jitu::query

#include "query/functions/matching.h"

#include <re2/re2.h>
#include <string>
#include <string_view>

namespace jitu::query {
namespace {

constexpr std::int64_t kRegexBytes = 8 << 20;

}  // namespace

struct RegularExpression::Compiled {
  Compiled(const std::string& text, const RE2::Options& options) : pattern(text), regex(text, options) {}
  std::string pattern;
  RE2 regex;
};

RegularExpression::RegularExpression() = default;
RegularExpression::~RegularExpression() = default;

Result<Truth> RegularExpression::Matches(const graph::Value& text, const graph::Value& pattern) {
  if (text.AsString() == nullptr || pattern.AsString() == nullptr) return Truth::kUnknown;
  if (!compiled_ || compiled_->pattern != *pattern.AsString()) {
    RE2::Options options;
    options.set_log_errors(false);
    options.set_max_mem(kRegexBytes);
    options.set_dot_nl(false);
    compiled_ = std::make_unique<Compiled>(*pattern.AsString(), options);
  }
  if (!compiled_->regex.ok()) {
    return Fail(ErrorCode::kRuntime, Say("正则表达式有误：{}", "bad regular expression: {}", compiled_->regex.error()));
  }
  return Known(RE2::FullMatch(*text.AsString(), compiled_->regex));
}

Truth TextTest(Operator operation, const graph::Value& text, const graph::Value& part) {
  if (text.AsString() == nullptr || part.AsString() == nullptr) return Truth::kUnknown;
  const std::string_view whole = *text.AsString();
  const std::string_view sought = *part.AsString();
  if (operation == Operator::kStartsWith) return Known(whole.substr(0, sought.size()) == sought);
  if (operation == Operator::kContains) return Known(whole.find(sought) != std::string_view::npos);
  return Known(whole.size() >= sought.size() && whole.substr(whole.size() - sought.size()) == sought);
}

}  // namespace jitu::query

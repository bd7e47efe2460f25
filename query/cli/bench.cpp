#include "query/cli/bench.h"

#include <algorithm>
#include <chrono>
#include <cstdio>

#include "graph/model/json.h"

namespace jitu::query {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t kCheckedRuns = 200;

double Micros(Clock::duration time) { return std::chrono::duration<double, std::micro>(time).count(); }

Result<std::vector<graph::Map>> ReadParameters(std::string_view text) {
  std::vector<graph::Map> all;
  std::size_t number = 0;
  while (!text.empty()) {
    ++number;
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.find_first_not_of(" \t\r") == std::string_view::npos) continue;
    JITU_TRY(const auto value, graph::FromJson(line));
    if (value.AsMap() == nullptr) {
      return Fail(ErrorCode::kInvalidArgument,
                  Say("参数文件第 {} 行不是 JSON 对象", "line {} of the parameters is no JSON object", number));
    }
    all.push_back(*value.AsMap());
  }
  if (all.empty()) all.emplace_back();
  return all;
}

std::string ValueText(const graph::Value& value) {
  const auto* text = value.AsString();
  return text == nullptr ? graph::ToJson(value) : *text;
}

double At(const std::vector<double>& sorted, double share) {
  const auto place = static_cast<std::size_t>(static_cast<double>(sorted.size()) * share);
  return sorted[std::min(sorted.size() - 1, place)];
}

std::string Decimals(double number) {
  char buffer[64];
  std::snprintf(buffer, sizeof buffer, "%.2f", number);
  return buffer;
}

}  // namespace

std::uint32_t RowHash(const std::vector<graph::Value>& row) {
  std::uint32_t hash = 2166136261U;
  for (const auto& value : row) {
    for (const char byte : ValueText(value) + '\x1f') hash = (hash ^ static_cast<unsigned char>(byte)) * 16777619U;
  }
  return hash;
}

Result<std::string> Bench(Engine& engine, std::string_view statement, std::string_view parameters,
                          const BenchOptions& options) {
  JITU_TRY(const auto lines, ReadParameters(parameters));
  const auto run = [&](std::size_t line) {
    RunOptions with;
    with.parameters = lines[line];
    with.stop = options.stop;
    return engine.Run(statement, with);
  };
  if (options.warmup > 0) engine.AwaitView();
  for (std::size_t i = 0; i < options.warmup; ++i) {
    JITU_CHECK_OK(run(i % lines.size()));
  }
  std::vector<double> micros;
  std::uint64_t rows = 0;
  std::uint32_t checksum = 0;
  Clock::duration checking{};
  const auto start = Clock::now();
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const auto before = Clock::now();
    JITU_TRY(const auto table, run(i));
    const auto after = Clock::now();
    micros.push_back(Micros(after - before));
    if (i >= kCheckedRuns) continue;
    rows += table.rows.size();
    for (const auto& row : table.rows) checksum += RowHash(row);
    checking += Clock::now() - after;
  }
  const double seconds = Micros(Clock::now() - start - checking) / 1e6;
  std::sort(micros.begin(), micros.end());
  return "{\"n\":" + std::to_string(lines.size()) + ",\"median_us\":" + Decimals(At(micros, 0.5)) +
         ",\"p99_us\":" + Decimals(At(micros, 0.99)) +
         ",\"per_second\":" + Decimals(static_cast<double>(lines.size()) / std::max(seconds, 1e-9)) +
         ",\"rows\":" + std::to_string(rows) + ",\"checksum\":" + std::to_string(checksum) + "}";
}

}  // namespace jitu::query

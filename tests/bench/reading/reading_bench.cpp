/// Megabytes of report text a second on one core, for reading, outline and quantities. Arguments: report files; without
/// any, a report made here is read.
#include <algorithm>
#include <ctime>
#include <fstream>
#include <functional>
#include <iostream>
#include <iterator>
#include <string>
#include <vector>

#include "ingest/outline/outline.h"
#include "ingest/quantities/quantity.h"
#include "ingest/readers/reader.h"

namespace {

using namespace jitu;

std::string MadeReport() {
  std::string text = "某县图书馆2023年度整体支出绩效自评报告\n";
  for (int i = 1; i <= 60; ++i) {
    text += "一、基本情况\n（一）部门基本情况\n";
    text += std::to_string(i % 9 + 1) +
            ".阵地建设稳步推进。全年安排分馆建设资金1,205.50万元，实际支出1,180.25万元，执行率97.9%"
            "，新建分馆3个、书屋12处，"
            "改造面积1.2万平方米，接待读者超20万人次，同比增长8.3%，群众满意度不低于95%。\n";
    text +=
        "2."
        "根据《公共文化服务办法》（县文发〔2023〕12号）要求，对5千万以上项目8个开展检查，惠及118家企业，挽回损失1000余"
        "万元。\n";
  }
  return text;
}

/// Seconds of processor time of the fastest of a few runs: other work on the machine does not count.
double Fastest(const std::function<void()>& work) {
  double best = 1e9;
  for (int i = 0; i < 5; ++i) {
    const std::clock_t start = std::clock();
    work();
    best = std::min(best, static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC);
  }
  return best;
}

}  // namespace

int main(int count, char** arguments) {
  const auto catalog = model::Catalog::Load();
  if (!catalog) return 1;
  const ingest::QuantityRecogniser recogniser(*catalog);
  std::vector<std::string> reports;
  for (int i = 1; i < count; ++i) {
    std::ifstream in(arguments[i], std::ios::binary);
    reports.emplace_back(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
  }
  if (reports.empty()) reports.push_back(MadeReport());
  std::size_t bytes = 0;
  for (const std::string& report : reports) bytes += report.size();
  const std::size_t rounds = 1 + (4u << 20) / std::max<std::size_t>(bytes, 1);
  const double megabytes = static_cast<double>(bytes * rounds) / 1e6;
  ingest::ReadLimits limits;
  limits.catalog = &*catalog;

  std::vector<ingest::Document> documents;
  for (const std::string& report : reports) {
    auto document = ingest::ReadBytes(report, "report.txt", limits);
    if (document) documents.push_back(std::move(document).value());
  }
  std::size_t found = 0;
  const auto each = [&](const auto& work) {
    return Fastest([&] {
      for (std::size_t round = 0; round < rounds; ++round) work();
    });
  };
  const double read = each([&] {
    for (const std::string& report : reports) found += ingest::ReadBytes(report, "report.txt", limits).has_value();
  });
  const double outline = each([&] {
    for (const auto& document : documents) found += ingest::MakeOutline(document, *catalog).sentences.size();
  });
  const double quantities = each([&] {
    for (const auto& document : documents) found += recogniser.Recognise(document.text).quantities.size();
  });
  std::cout << "reading    " << megabytes / read << " MB/s\noutline    " << megabytes / outline << " MB/s\nquantities "
            << megabytes / quantities << " MB/s\ntogether   " << megabytes / (read + outline + quantities) << " MB/s  ("
            << found << " things found)\n";
  return 0;
}

/// svg, png: one of the figures of query/export/figures. PNG is what rsvg-convert (librsvg) makes of the SVG.
#include <cerrno>
#include <charconv>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include "query/export/figures/figure.h"
#include "query/export/format.h"
#include "schema/base/temporary_folder.h"

extern char** environ;

namespace jitu::query::exporting {
namespace {

constexpr int kMostZoom = 8;

Result<std::string> ZoomOf(const Content& content) {
  const std::string text = content.Setting("zoom");
  if (text.empty()) return std::string("2");
  int zoom = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), zoom);
  if (fault != std::errc() || end != text.data() + text.size() || zoom < 1 || zoom > kMostZoom) {
    return Fail(ErrorCode::kInvalidArgument, Say("zoom 应是 1 到 {} 的整数，而不是“{}”",
                                                 "zoom is a whole number from 1 to {}, not “{}”", kMostZoom, text));
  }
  return text;
}

Error NoPng(const Message& why) {
  return Error{ErrorCode::kUnsupported, {"画不成 PNG：" + why.zh, "no PNG: " + why.en}, {}};
}

/// Runs rsvg-convert on a file, without a shell.
Result<void> Convert(const std::string& svg, const std::string& png, const std::string& zoom) {
  std::vector<std::string> words{"rsvg-convert", "--unlimited", "--zoom", zoom, "--output", png, svg};
  std::vector<char*> arguments;
  for (std::string& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  pid_t child = 0;
  const int fault = posix_spawnp(&child, "rsvg-convert", nullptr, nullptr, arguments.data(), environ);
  if (fault == ENOENT) {
    return NoPng(Say("没有 rsvg-convert；Debian 里装 librsvg2-bin，或用 --format svg",
                     "there is no rsvg-convert; on Debian install librsvg2-bin, or use --format svg"));
  }
  if (fault != 0) return NoPng(Say("rsvg-convert 无法启动", "rsvg-convert does not start"));
  int status = 0;
  while (waitpid(child, &status, 0) < 0 && errno == EINTR) continue;
  if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) return NoPng(Say("rsvg-convert 出错", "rsvg-convert failed"));
  return {};
}

}  // namespace

Result<void> WriteSvg(const Content& content, Output& output) {
  JITU_TRY(const std::string svg, FigureSvg(content));
  JITU_TRY(OutputFile * file, output.File());
  file->Write(svg);
  return {};
}

Result<std::string> PngOf(const std::string& svg, const std::string& zoom) {
  JITU_TRY(const TemporaryFolder folder, TemporaryFolder::Make());
  JITU_TRY(const std::string drawing, folder.Write("figure.svg", svg));
  JITU_CHECK_OK(Convert(drawing, folder.path() + "/figure.png", zoom));
  return folder.Read("figure.png");
}

Result<void> WritePng(const Content& content, Output& output) {
  JITU_TRY(const std::string zoom, ZoomOf(content));
  JITU_TRY(const std::string svg, FigureSvg(content));
  JITU_TRY(const std::string png, PngOf(svg, zoom));
  JITU_TRY(OutputFile * file, output.File());
  file->Write(png);
  return {};
}

}  // namespace jitu::query::exporting

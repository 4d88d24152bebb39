#include "ui/structure_view/SceneShading.h"

#include <vtkActor.h>
#include <vtkShaderProperty.h>
#include <vtkUniforms.h>

#include <algorithm>
#include <string>

namespace mtp::ui {

namespace {

// VTK has no texture coordinates here: code at this mark runs after its own lighting and replaces
// the colour. VTK names the position and the normal seen from the camera.
constexpr const char* kMark = "//VTK::TCoord::Impl";

// `facing` is 1 in the middle of an imposter as seen and 0 at its rim.
// VTK has the direction of the ray at hand for spheres; that of sticks is in a frame of their own.
constexpr const char* kFacingOfSphere =
    "  float facing = max(-dot(normalVCVSOutput, EyeDir), 0.0);\n";
constexpr const char* kEyeOfStick =
    "  vec3 eye = shadeParallel != 0 ? vec3(0.0, 0.0, 1.0) : normalize(-vertexVC.xyz);\n";
// Seen from the side whatever its direction; the flat ends have no rim.
constexpr const char* kFacingOfStick =
    "  vec3 side = eye - dot(eye, orientVCVSOutput) * orientVCVSOutput;\n"
    "  bool isEnd = abs(dot(normalVCVSOutput, orientVCVSOutput)) > 0.9;\n"
    "  float facing = isEnd ? 1.0 : max(dot(normalVCVSOutput, normalize(side)), 0.0);\n";

constexpr const char* kFacingOfOpenStick =
    "  if (abs(dot(normalVCVSOutput, orientVCVSOutput)) > 0.9) { discard; }\n"
    "  vec3 side = eye - dot(eye, orientVCVSOutput) * orientVCVSOutput;\n"
    "  float facing = max(dot(normalVCVSOutput, normalize(side)), 0.0);\n";

constexpr const char* kLight =
    "  const vec3 key = vec3(-0.329, 0.517, 0.790);\n"
    "  const vec3 halfway = vec3(-0.174, 0.273, 0.946);\n"
    "  float lit = max(dot(normalVCVSOutput, key), 0.0);\n"
    "  float shine = max(dot(normalVCVSOutput, halfway), 0.0);\n"
    "  shine *= shine; shine *= shine; shine *= shine; shine *= shine; shine *= shine;\n"
    "  vec3 colour = diffuseColor * (0.40 + 0.08 * normalVCVSOutput.y + 0.58 * lit)\n"
    "    + vec3(0.20 * shine);\n";

// A rim of constant width in pixels, of small atoms a share of their size.
constexpr const char* kSilhouette =
    "  float scale = shadeHalfHeight * VCDCMatrix[1][1]\n"
    "    / (shadeParallel != 0 ? 1.0 : -vertexVC.z);\n"
    "  float radius = radiusVCVSOutput * scale;\n"
    "  float width = min(shadeOutline, 0.2 * radius);\n"
    "  float inside = radius * (1.0 - sqrt(max(1.0 - facing * facing, 0.0)));\n"
    "  vec3 rim = diffuseColor * shadeRimShare + vec3(shadeRimLight);\n"
    "  colour = mix(rim, colour, smoothstep(0.6 * width, 1.4 * width, inside));\n";

std::string imposterCode(const std::string& facing) {
    return "{\n" + facing + kLight + kSilhouette +
           "  float depth = -vertexVC.z;\n"
           "  float away = clamp((depth - shadeFront) / (shadeBack - shadeFront), 0.0, 1.0);\n"
           "  gl_FragData[0] = vec4(mix(colour, shadeBackground, shadeCue * away), opacity);\n"
           "}\n";
}

// VTK's own lighting, with the depth of the buffer made linear.
std::string geometryCode() {
    return "{\n"
           "  float z = gl_FragCoord.z;\n"
           "  float depth = shadeParallel != 0 ? mix(shadeNear, shadeFar, z)\n"
           "    : shadeNear * shadeFar / (shadeFar - z * (shadeFar - shadeNear));\n"
           "  float away = clamp((depth - shadeFront) / (shadeBack - shadeFront), 0.0, 1.0);\n"
           "  gl_FragData[0].rgb = mix(gl_FragData[0].rgb, shadeBackground, shadeCue * away);\n"
           "}\n";
}

std::string codeOf(ShadedKind kind) {
    switch (kind) {
        case ShadedKind::Spheres:
            return imposterCode(kFacingOfSphere);
        case ShadedKind::Sticks:
            return imposterCode(std::string(kEyeOfStick) + kFacingOfStick);
        case ShadedKind::OpenSticks:
            return imposterCode(std::string(kEyeOfStick) + kFacingOfOpenStick);
        case ShadedKind::Geometry:
            break;
    }
    return geometryCode();
}

}  // namespace

void addShading(vtkActor& actor, ShadedKind kind) {
    const std::string code = codeOf(kind);
    actor.GetShaderProperty()->AddFragmentShaderReplacement(kMark, true, code + kMark, false);
    setShading(actor, {Qt::white, 0, 0, 1, 0.1, 1, false, 1, 1});
}

void setShading(vtkActor& actor, const ShadingValues& values) {
    vtkUniforms* uniforms = actor.GetShaderProperty()->GetFragmentCustomUniforms();
    const float background[3] = {static_cast<float>(values.background.redF()),
                                 static_cast<float>(values.background.greenF()),
                                 static_cast<float>(values.background.blueF())};
    uniforms->SetUniform3f("shadeBackground", background);
    uniforms->SetUniformi("shadeParallel", values.isParallel ? 1 : 0);
    const auto set = [uniforms](const char* name, double value) {
        uniforms->SetUniformf(name, static_cast<float>(value));
    };
    set("shadeCue", values.cue);
    set("shadeFront", values.front);
    set("shadeBack", std::max(values.back, values.front + 1e-3));
    set("shadeNear", values.nearest);
    set("shadeFar", values.most);
    set("shadeOutline", values.outline);
    set("shadeHalfHeight", values.halfHeight);
    // Dark rims on a light background, rims that lighten dark atoms on a dark one.
    const bool isDark = values.background.lightnessF() < 0.5F;
    set("shadeRimShare", isDark ? 0.5 : 0.22);
    set("shadeRimLight", isDark ? 0.2 : 0);
}

}  // namespace mtp::ui

using System.Text.Json;
using Scrutineer.Verification;

namespace Scrutineer.Published.Output;

/// <summary>The report for programs.</summary>
public static class ReportJson
{
    public static void Write(Stream to, VerificationReport report)
    {
        using var json = new Utf8JsonWriter(to, new JsonWriterOptions { Indented = true });
        json.WriteStartObject();
        json.WriteString("format", "scrutineer-verification/1");
        json.WriteBoolean("verified", report.IsVerified);
        json.WriteString("origin", report.Checkpoint?.Origin);
        json.WriteNumber("size", report.Size);
        json.WriteString("root", report.Root?.ToBase64());
        json.WriteStartArray("steps");
        foreach (var step in report.Steps) Write(json, step);
        json.WriteEndArray();
        json.WriteStartArray("cosigners");
        foreach (var cosigner in report.Cosigners)
        {
            json.WriteStartObject();
            json.WriteString("name", cosigner.Name);
            json.WriteString("time", ReportText.Time(cosigner.Time));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("publications");
        foreach (var publication in report.Publications)
        {
            json.WriteStartObject();
            json.WriteNumber("index", publication.Index);
            json.WriteString("channel", publication.Made.Channel);
            json.WriteString("totals", publication.Made.Totals);
            json.WriteString("outcome", publication.Made.Outcome);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, StepResult step)
    {
        json.WriteStartObject();
        json.WriteString("step", step.Step.ToString());
        json.WriteString("state", step.State switch { StepState.Passed => "passed", StepState.Failed => "failed", StepState.NotChecked or _ => "not-checked" });
        if (step.Fault is { } fault)
        {
            json.WriteString("code", fault.Code);
            json.WriteString("message", fault.Sentence);
            json.WriteString("path", fault.Path);
            if (fault.Index is { } index) json.WriteNumber("entry", index);
            if (fault.Byte is { } at) json.WriteNumber("byte", at);
        }

        if (step.Reason is { } reason) json.WriteString("reason", reason);
        json.WriteEndObject();
    }
}

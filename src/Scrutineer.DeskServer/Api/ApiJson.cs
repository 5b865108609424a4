using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using Scrutineer.Law;

namespace Scrutineer.DeskServer.Api;

/// <summary>JSON of the API: read strictly (nothing unknown, missing or twice; numbers are whole and written as numbers), written in camelCase.</summary>
internal static class ApiJson
{
    /// <summary>Deepest nesting that is read.</summary>
    public const int Deepest = 32;

    /// <summary>How it is read and written.</summary>
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        MaxDepth = Deepest,
        AllowDuplicateProperties = false,
        AllowOutOfOrderMetadataProperties = true,
        PropertyNameCaseInsensitive = false,
        NumberHandling = JsonNumberHandling.Strict,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        TypeInfoResolver = new System.Text.Json.Serialization.Metadata.DefaultJsonTypeInfoResolver(),
    };

    /// <summary>The body of a request. Refuses <c>api-media-type</c>, <c>api-body</c>.</summary>
    public static async Task<Result<T>> Read<T>(HttpRequest request)
        where T : class
    {
        if (!request.HasJsonContentType()) return new Refusal("api-media-type", "Send JSON, and say so: Content-Type: application/json.");
        try
        {
            var body = await JsonSerializer.DeserializeAsync<T>(request.Body, Options, request.HttpContext.RequestAborted);
            return body is null or IWhole { IsWhole: false } ? new Refusal("api-body", "The body, or something in its lists, is null.") : body;
        }
        catch (JsonException e)
        {
            return Refused(e);
        }
    }

    /// <summary>An answer.</summary>
    public static IResult Answer<T>(T value, int status = StatusCodes.Status200OK) => Results.Json(value, Options, "application/json", status);

    /// <summary>What is wrong with a body, without repeating it.</summary>
    public static Refusal Refused(JsonException e) =>
        new("api-body", "The body is not what this address takes; see /api/v1/openapi.json.", null, e.LineNumber is { } line ? (int)line + 1 : null, e.Path);
}

/// <summary>A body with lists. The reader refuses null for members, but not in lists.</summary>
internal interface IWhole
{
    /// <summary>True if nothing in its lists is null.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    bool IsWhole { get; }
}

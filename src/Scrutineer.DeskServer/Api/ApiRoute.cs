using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Scrutineer.DeskServer.Routes;
using Scrutineer.Law;

namespace Scrutineer.DeskServer.Api;

/// <summary>What the document of the API says of a route.</summary>
/// <param name="Summary">What it does.</param>
/// <param name="Body">Type of what is sent as JSON; null: nothing.</param>
/// <param name="Answer">Type of what is answered; null: nothing.</param>
/// <param name="MediaType">Type of what is sent, if that is not JSON.</param>
internal sealed record ApiDoc(string Summary, Type? Body, Type? Answer, string? MediaType = null);

/// <summary>Answers of the API.</summary>
internal static class ApiRoute
{
    /// <summary>Says what a route takes and gives.</summary>
    public static IEndpointConventionBuilder Says<TBody, TAnswer>(this IEndpointConventionBuilder route, string summary, string? mediaType = null) =>
        route.WithMetadata(new ApiDoc(summary, typeof(TBody) == typeof(Nothing) ? null : typeof(TBody), typeof(TAnswer) == typeof(Nothing) ? null : typeof(TAnswer), mediaType));

    /// <summary>The answer to what was decided.</summary>
    public static IResult Answer<T, TJson>(this HttpContext context, Result<T> result, Func<T, TJson> show) =>
        result.IsOk ? ApiJson.Answer(show(result.Value)) : DeskRefusals.Answer(context, "en", result.Refusal!);

    /// <summary>The answer to what was done, and has nothing to show.</summary>
    public static IResult Done<T>(this HttpContext context, Result<T> result) =>
        result.IsOk ? Results.NoContent() : DeskRefusals.Answer(context, "en", result.Refusal!);

    /// <summary>Reads the body, then answers.</summary>
    public static async Task<IResult> With<T>(this HttpContext context, Func<T, Task<IResult>> answer)
        where T : class
    {
        var body = await ApiJson.Read<T>(context.Request);
        return body.IsOk ? await answer(body.Value) : DeskRefusals.Answer(context, "en", body.Refusal!);
    }

    /// <summary>Reads the body, then answers.</summary>
    public static Task<IResult> With<T>(this HttpContext context, Func<T, IResult> answer)
        where T : class => context.With<T>(body => Task.FromResult(answer(body)));
}

/// <summary>Nothing is sent or answered.</summary>
internal sealed record Nothing;

using System.Net;
using System.Text.Json.Nodes;
using Vlcp.SppCtl.Api;
using Vlcp.SppCtl.Tests.Support;

namespace Vlcp.SppCtl.Tests.Operations;

/// <summary>What holds for every operation of the API.</summary>
public sealed class OperationTests
{
    private static readonly string[] Methods = ["GET", "HEAD", "POST", "PUT", "DELETE", "PATCH"];

    [Fact]
    public void There_is_a_sample_of_each() =>
        Assert.Equal(ApiTable.Operations.Select(operation => $"{operation.Method} {operation.Path}").Order(StringComparer.Ordinal), SampleRequest.All.Select(sample => sample.ToString()).Order(StringComparer.Ordinal));

    [Fact]
    public async Task Each_sends_one_command_and_answers_as_its_description_says()
    {
        await using var panel = new Panel();
        await panel.InitializeAsync();
        var schemas = (await panel.Spp.GetAsync("/openapi.json"))["components"]!["schemas"]!.AsObject();
        foreach (var sample in SampleRequest.All)
        {
            var before = panel.Simulators.Values.Sum(simulator => simulator.Commands.Count);
            var (status, text) = await panel.Spp.SendAsync(sample.Method, sample.Path, sample.Body);
            Assert.True(status == (sample.Operation.Response is null ? HttpStatusCode.NoContent : HttpStatusCode.OK), $"{sample}: {status} {text}");
            if (sample.Operation.Response is { } schema)
            {
                Assert.Null(new Schema(schemas).Fault(schemas[schema]!, JsonNode.Parse(text)));
            }

            if (sample.Command is { } command)
            {
                Assert.Equal(command, panel.Simulators[sample.Process!].Commands[^1]);
                Assert.Equal(before + 1, panel.Simulators.Values.Sum(simulator => simulator.Commands.Count));
            }
        }

        Assert.Equal("[]", (await panel.Spp.GetAsync("/v1/processes")).ToJsonString());
    }

    [Fact]
    public async Task Each_is_404_while_its_process_is_not_there_whatever_the_body_says()
    {
        await using var spp = await Controller.StartAsync();
        foreach (var sample in SampleRequest.All.Where(sample => sample.Process is not null))
        {
            var text = await spp.FailAsync(HttpStatusCode.NotFound, sample.Method, sample.Path, sample.Body is null ? null : "nonsense");
            Assert.Equal(sample.Process == "primary" ? "primary not found." : $"sec_id {sample.Path.Split('/')[3]} not found.", text);
        }

        foreach (var sample in SampleRequest.All.Where(sample => sample.Process is null))
        {
            Assert.Equal(HttpStatusCode.OK, (await spp.SendAsync(sample.Method, sample.Path)).Status);
        }
    }

    [Fact]
    public async Task Each_path_answers_405_to_all_methods_that_it_does_not_know_and_404_in_another_case()
    {
        await using var spp = await Controller.StartAsync();
        foreach (var path in SampleRequest.All.GroupBy(sample => sample.Path, sample => sample.Operation.Method))
        {
            var known = path.SelectMany(method => method == "GET" ? ["GET", "HEAD"] : (string[])[method]).Order(StringComparer.Ordinal).ToArray();
            foreach (var method in Methods.Except(known))
            {
                using var request = new HttpRequestMessage(new HttpMethod(method), path.Key);
                using var response = await spp.Http.SendAsync(request, TestContext.Current.CancellationToken);
                Assert.Equal((HttpStatusCode.MethodNotAllowed, "text/plain"), (response.StatusCode, response.Content.Headers.ContentType?.ToString()));
                Assert.Equal(known, response.Content.Headers.Allow.Order(StringComparer.Ordinal));
            }

            foreach (var method in Methods)
            {
                Assert.Equal(HttpStatusCode.NotFound, (await spp.SendAsync(new HttpMethod(method), path.Key.Replace("/v1/", "/V1/", StringComparison.Ordinal))).Status);
            }
        }
    }
}

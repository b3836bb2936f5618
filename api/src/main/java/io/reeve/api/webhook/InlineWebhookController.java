package io.reeve.api.webhook;

import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class InlineWebhookController {

    /** There is no way yet to set one up, so there are none. */
    @Operation(operationId = "get_inline_webhooks_inline_webhooks_get", summary = "List the inline webhooks")
    @GetMapping("/inline_webhooks")
    List<InlineWebhook> list() {
        return List.of();
    }
}

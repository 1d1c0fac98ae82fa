// Generated from openapi/service-api.yaml by `npm run generate`. Do not edit.

/** The contract: an OpenAPI 3.0 document. */
export const contractDocument: Readonly<Record<string, unknown>> = {
  openapi: '3.0.3',
  info: {
    title: 'robot-ifttt',
    version: '1.0.0',
    description:
      "Connects home robots to IFTTT. The `/third-party/ifttt/v1` part is the protocol that IFTTT speaks with every service; the rest serves the robot owner's mobile app and the people who run the service.",
  },
  servers: [
    {
      url: '/',
    },
  ],
  tags: [
    {
      name: 'Service',
      description: 'What IFTTT asks about the service as a whole, with the service key.',
    },
    {
      name: 'User',
      description: 'Who the connected person is.',
    },
    {
      name: 'Triggers',
      description: "What happened to the owner's robots, and the fields that select it.",
    },
    {
      name: 'Actions',
      description: "What the owner's robots can be told to do.",
    },
    {
      name: 'Queries',
      description: "What can be looked up about the owner's robots.",
    },
    {
      name: 'Webhooks',
      description: 'What IFTTT tells the service about connections to it, with the service key.',
    },
    {
      name: 'Docs',
      description: 'What the service says about itself, for anyone who reads.',
    },
    {
      name: 'Reference',
      description: 'The API itself, for programs that read OpenAPI.',
    },
    {
      name: 'Authorizations',
      description: 'Codes that let IFTTT act for the signed-in owner, issued from the mobile app.',
    },
    {
      name: 'Tokens',
      description: 'OAuth2 tokens of IFTTT.',
    },
    {
      name: 'ThirdPartyInfo',
      description: 'Which third parties the owner has connected.',
    },
    {
      name: 'Users',
      description: 'Accounts of robot owners, and their app sessions.',
    },
    {
      name: 'Robots',
      description: "The owner's robots and the places each robot knows.",
    },
    {
      name: 'Health',
      description: 'Probes for load balancers and orchestrators.',
    },
  ],
  paths: {
    '/third-party/ifttt/v1/status': {
      get: {
        tags: ['Service'],
        operationId: 'getStatus',
        summary: 'Says whether the service can serve',
        description: 'Answers 200 with an empty body while the service works, 503 while it does not.',
        security: [
          {
            serviceAuth: [],
          },
        ],
        responses: {
          '200': {
            description: 'The service works. The body is empty.',
          },
          '401': {
            $ref: '#/components/responses/Unauthorized',
          },
          '500': {
            $ref: '#/components/responses/InternalServerError',
          },
          '503': {
            $ref: '#/components/responses/ServiceUnavailable',
          },
        },
      },
    },
    '/third-party/ifttt/v1/test/setup': {
      post: {
        tags: ['Service'],
        operationId: 'setupTest',
        summary: 'Prepares a test account and says how to test every step',
        description:
          'Returns an access token of a test account and sample values for every trigger, action and query. Calling it again, or several times at once, is safe; no real owner or robot is touched.',
        security: [
          {
            serviceAuth: [],
          },
        ],
        responses: {
          '200': {
            description: 'The token and the samples.',
            content: {
              'application/json': {
                schema: {
                  $ref: '#/components/schemas/TestSetupResponse',
                },
              },
            },
          },
          '400': {
            $ref: '#/components/responses/BadRequest',
          },
          '401': {
            $ref: '#/components/responses/Unauthorized',
          },
          '413': {
            $ref: '#/components/responses/TooLarge',
          },
          '415': {
            $ref: '#/components/responses/UnsupportedMediaType',
          },
          '500': {
            $ref: '#/components/responses/InternalServerError',
          },
          '503': {
            $ref: '#/components/responses/ServiceUnavailable',
          },
        },
      },
    },
    '/third-party/ifttt/v1/user/info': {
      get: {
        tags: ['User'],
        operationId: 'getUserInfo',
        summary: 'Says who the token belongs to',
        description: 'IFTTT shows the name to the person and keeps the id to recognise the account.',
        security: [
          {
            userAuth: [],
          },
        ],
        responses: {
          '200': {
            description: 'The connected person.',
            content: {
              'application/json': {
                schema: {
                  $ref: '#/components/schemas/UserInfoResponse',
                },
              },
            },
          },
          '400': {
            $ref: '#/components/responses/BadRequest',
          },
          '401': {
            $ref: '#/components/responses/Unauthorized',
          },
          '500': {
            $ref: '#/components/responses/InternalServerError',
          },
          '503': {
            $ref: '#/components/responses/ServiceUnavailable',
          },
        },
      },
    },
    '/third-party/ifttt/v1/triggers/{stepSlug}': {
      parameters: [
        {
          $ref: '#/components/parameters/StepSlug',
        },
      ],
      post: {
        tags: ['Triggers'],
        operationId: 'getTriggerEvents',
        summary: 'Polls a trigger',
        description:
          'Returns the newest events that match the trigger fields, newest first. Events that were returned before are returned again; IFTTT tells them apart by `meta.id`.',
        security: [
          {
            userAuth: [],
          },
        ],
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: {
                $ref: '#/components/schemas/TriggerCheckRequest',
              },
              example: {
                trigger_identity: '92429d82a41e93048',
                triggerFields: {
                  voice_command: 'find my phone',
                },
                limit: 50,
              },
            },
          },
        },
        responses: {
          '200': {
            description: 'The matching events; an empty list when nothing matches.',
            content: {
              'application/json': {
                schema: {
                  $ref: '#/components/schemas/TriggerCheckResponse',
                },
                example: {
                  data: [
                    {
                      voice_command: 'find my phone',
                      robot_name: 'Rosie',
                      occurred_at: '2026-03-01T08:30:00Z',
                      meta: {
                        id: '4711',
                        timestamp: 1772353800,
                      },
                    },
                  ],
                },
              },
            },
          },
          '400': {
            $ref: '#/components/responses/BadRequest',
          },
          '401': {
            $ref: '#/components/responses/Unauthorized',
          },
          '404': {
            $ref: '#/components/responses/NotFound',
          },
          '413': {
            $ref: '#/components/responses/TooLarge',
          },
          '415': {
            $ref: '#/components/responses/UnsupportedMediaType',
          },
          '500': {
            $ref: '#/components/responses/InternalServerError',
          },
          '503': {
            $ref: '#/components/responses/ServiceUnavailable',
          },
        },
      },
    },
    '/third-party/ifttt/v1/triggers/{stepSlug}/trigger_identity/{triggerIdentity}': {
      parameters: [
        {
          $ref: '#/components/parameters/StepSlug',
        },
        {
          $ref: '#/components/parameters/TriggerIdentity',
        },
      ],
      delete: {
        tags: ['Triggers'],
        operationId: 'deleteTriggerIdentity',
        summary: 'Ends a trigger subscription',
        description: 'Answers 200 whether or not the identity was known, so repeating the call is harmless.',
        security: [
          {
            userAuth: [],
          },
        ],
        responses: {
          '200': {
            description: 'The identity is no longer subscribed.',
            content: {
              'application/json': {
                schema: {
                  $ref: '#/components/schemas/EmptyDataResponse',
                },
              },
            },
          },
          '400': {
            $ref: '#/components/responses/BadRequest',
          },
          '401': {
            $ref: '#/components/responses/Unauthorized',
          },
          '404': {
            $ref: '#/components/responses/NotFound',
          },
          '413': {
            $ref: '#/components/responses/TooLarge',
          },
          '415': {
            $ref: '#/components/responses/UnsupportedMediaType',
          },
          '500': {
            $ref: '#/components/responses/InternalServerError',
          },
          '503': {
            $ref: '#/components/responses/ServiceUnavailable',
          },
        },
      },
    },
    '/third-party/ifttt/v1/triggers/{stepSlug}/fields/{stepFieldSlug}/options': {
      parameters: [
        {
          $ref: '#/components/parameters/StepSlug',
        },
        {
          $ref: '#/components/parameters/StepFieldSlug',
        },
      ],
      post: {
        tags: ['Triggers'],
        operationId: 'getTriggerFieldOptions',
        summary: "Lists the choices of a trigger's drop-down or checkbox field",
        security: [
          {
            userAuth: [],
          },
        ],
        responses: {
          '200': {
            description: 'The choices, in the order in which to show them.',
            content: {
              'application/json': {
                schema: {
                  $ref: '#/components/schemas/StepFieldOptionsResponse',
                },
              },
            },
          },
          '400': {
            $ref: '#/components/responses/BadRequest',
          },
          '401': {
            $ref: '#/components/responses/Unauthorized',
          },
          '404': {
            $ref: '#/components/responses/NotFound',
          },
          '413': {
            $ref: '#/components/responses/TooLarge',
          },
          '415': {
            $ref: '#/components/responses/UnsupportedMediaType',
          },
          '500': {
            $ref: '#/components/responses/InternalServerError',
          },
          '503': {
            $ref: '#/components/responses/ServiceUnavailable',
          },
        },
      },
    },
    '/third-party/ifttt/v1/triggers/{stepSlug}/fields/{stepFieldSlug}/validate': {
      parameters: [
        {
          $ref: '#/components/parameters/StepSlug',
        },
        {
          $ref: '#/components/parameters/StepFieldSlug',
        },
      ],
      post: {
        tags: ['Triggers'],
        operationId: 'validateTriggerField',
        summary: 'Checks one value of a trigger field',
        description: 'Answers 200 for acceptable and unacceptable values alike; the result says which.',
        security: [
          {
            userAuth: [],
          },
        ],
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: {
                $ref: '#/components/schemas/ValidateFieldRequest',
              },
              example: {
                value: 'find my phone',
              },
            },
          },
        },
        responses: {
          '200': {
            description: 'Whether the value is acceptable.',
            content: {
              'application/json': {
                schema: {
                  $ref: '#/components/schemas/ValidateFieldResponse',
                },
                example: {
                  data: {
                    valid: false,
                    message: 'Say at least one word',
                  },
                },
              },
            },
          },
          '400': {
            $ref: '#/components/responses/BadRequest',
          },
          '401': {
            $ref: '#/components/responses/Unauthorized',
          },
          '404': {
            $ref: '#/components/responses/NotFound',
          },
          '413': {
            $ref: '#/components/responses/TooLarge',
          },
          '415': {
            $ref: '#/components/responses/UnsupportedMediaType',
          },
          '500': {
            $ref: '#/components/responses/InternalServerError',
          },
          '503': {
            $ref: '#/components/responses/ServiceUnavailable',
          },
        },
      },
    },
    '/third-party/ifttt/v1/triggers/{stepSlug}/fields/validate': {
      parameters: [
        {
          $ref: '#/components/parameters/StepSlug',
        },
      ],
      post: {
        tags: ['Triggers'],
        operationId: 'validateTriggerFields',
        summary: 'Checks all fields of a trigger together (path of the OpenAPI file)',
        description: 'The same check as `POST .../triggers/{stepSlug}/validate`; IFTTT documents both paths.',
        security: [
          {
            userAuth: [],
          },
        ],
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: {
                $ref: '#/components/schemas/ValidateFieldsRequest',
              },
            },
          },
        },
        responses: {
          '200': {
            description: 'One result for each field.',
            content: {
              'application/json': {
                schema: {
                  $ref: '#/components/schemas/ValidateFieldsResponse',
                },
              },
            },
          },
          '400': {
            $ref: '#/components/responses/BadRequest',
          },
          '401': {
            $ref: '#/components/responses/Unauthorized',
          },
          '404': {
            $ref: '#/components/responses/NotFound',
          },
          '413': {
            $ref: '#/components/responses/TooLarge',
          },
          '415': {
            $ref: '#/components/responses/UnsupportedMediaType',
          },
          '500': {
            $ref: '#/components/responses/InternalServerError',
          },
          '503': {
            $ref: '#/components/responses/ServiceUnavailable',
          },
        },
      },
    },
    '/third-party/ifttt/v1/triggers/{stepSlug}/validate': {
      parameters: [
        {
          $ref: '#/components/parameters/StepSlug',
        },
      ],
      post: {
        tags: ['Triggers'],
        operationId: 'validateTriggerFieldsInContext',
        summary: 'Checks all fields of a trigger together (path of the reference page)',
        description: 'Contextual validation, where whether a value is acceptable may depend on its neighbours.',
        security: [
          {
            userAuth: [],
          },
        ],
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: {
                $ref: '#/components/schemas/ValidateFieldsRequest',
              },
              example: {
                values: {
                  place: 'kitchen',
                },
              },
            },
          },
        },
        responses: {
          '200': {
            description: 'One result for each field.',
            content: {
              'application/json': {
                schema: {
                  $ref: '#/components/schemas/ValidateFieldsResponse',
                },
                example: {
                  data: {
                    place: {
                      valid: true,
                    },
                  },
                },
              },
            },
          },
          '400': {
            $ref: '#/components/responses/BadRequest',
          },
          '401': {
            $ref: '#/components/responses/Unauthorized',
          },
          '404': {
            $ref: '#/components/responses/NotFound',
          },
          '413': {
            $ref: '#/components/responses/TooLarge',
          },
          '415': {
            $ref: '#/components/responses/UnsupportedMediaType',
          },
          '500': {
            $ref: '#/components/responses/InternalServerError',
          },
          '503': {
            $ref: '#/components/responses/ServiceUnavailable',
          },
        },
      },
    },
    '/third-party/ifttt/v1/actions/{stepSlug}': {
      parameters: [
        {
          $ref: '#/components/parameters/StepSlug',
        },
      ],
      post: {
        tags: ['Actions'],
        operationId: 'runAction',
        summary: 'Runs an action',
        description:
          "Tells the owner's robot to do something. The same request id for the same owner and action runs once: asked again, whatever the fields are then, it returns the id of the first run. An action that can never succeed is refused with 400 and the status `SKIP`.",
        security: [
          {
            userAuth: [],
          },
        ],
        parameters: [
          {
            $ref: '#/components/parameters/RequestId',
          },
        ],
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: {
                $ref: '#/components/schemas/ActionRunRequest',
              },
              example: {
                actionFields: {
                  place: 'kitchen',
                },
              },
            },
          },
        },
        responses: {
          '200': {
            description: 'The action was handed to the robot; exactly one record says so.',
            content: {
              'application/json': {
                schema: {
                  $ref: '#/components/schemas/ActionRunResponse',
                },
              },
            },
          },
          '400': {
            $ref: '#/components/responses/BadRequest',
          },
          '401': {
            $ref: '#/components/responses/Unauthorized',
          },
          '404': {
            $ref: '#/components/responses/NotFound',
          },
          '413': {
            $ref: '#/components/responses/TooLarge',
          },
          '415': {
            $ref: '#/components/responses/UnsupportedMediaType',
          },
          '500': {
            $ref: '#/components/responses/InternalServerError',
          },
          '503': {
            $ref: '#/components/responses/ServiceUnavailable',
          },
        },
      },
    },
    '/third-party/ifttt/v1/actions/{stepSlug}/fields/{stepFieldSlug}/options': {
      parameters: [
        {
          $ref: '#/components/parameters/StepSlug',
        },
        {
          $ref: '#/components/parameters/StepFieldSlug',
        },
      ],
      post: {
        tags: ['Actions'],
        operationId: 'getActionFieldOptions',
        summary: "Lists the choices of an action's drop-down or checkbox field",
        security: [
          {
            userAuth: [],
          },
        ],
        responses: {
          '200': {
            description: 'The choices, in the order in which to show them.',
            content: {
              'application/json': {
                schema: {
                  $ref: '#/components/schemas/StepFieldOptionsResponse',
                },
              },
            },
          },
          '400': {
            $ref: '#/components/responses/BadRequest',
          },
          '401': {
            $ref: '#/components/responses/Unauthorized',
          },
          '404': {
            $ref: '#/components/responses/NotFound',
          },
          '413': {
            $ref: '#/components/responses/TooLarge',
          },
          '415': {
            $ref: '#/components/responses/UnsupportedMediaType',
          },
          '500': {
            $ref: '#/components/responses/InternalServerError',
          },
          '503': {
            $ref: '#/components/responses/ServiceUnavailable',
          },
        },
      },
    },
    '/third-party/ifttt/v1/queries/{stepSlug}': {
      parameters: [
        {
          $ref: '#/components/parameters/StepSlug',
        },
      ],
      post: {
        tags: ['Queries'],
        operationId: 'performQuery',
        summary: 'Performs a query',
        description:
          'Returns one page of rows. When more rows exist the answer carries a cursor; sending it back gives the next page.',
        security: [
          {
            userAuth: [],
          },
        ],
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: {
                $ref: '#/components/schemas/QueryPerformRequest',
              },
              example: {
                queryFields: {
                  voice_command: 'find my phone',
                },
                limit: 10,
              },
            },
          },
        },
        responses: {
          '200': {
            description: 'One page of rows.',
            content: {
              'application/json': {
                schema: {
                  $ref: '#/components/schemas/QueryPerformResponse',
                },
              },
            },
          },
          '400': {
            $ref: '#/components/responses/BadRequest',
          },
          '401': {
            $ref: '#/components/responses/Unauthorized',
          },
          '404': {
            $ref: '#/components/responses/NotFound',
          },
          '413': {
            $ref: '#/components/responses/TooLarge',
          },
          '415': {
            $ref: '#/components/responses/UnsupportedMediaType',
          },
          '500': {
            $ref: '#/components/responses/InternalServerError',
          },
          '503': {
            $ref: '#/components/responses/ServiceUnavailable',
          },
        },
      },
    },
    '/third-party/ifttt/v1/queries/{stepSlug}/fields/{stepFieldSlug}/options': {
      parameters: [
        {
          $ref: '#/components/parameters/StepSlug',
        },
        {
          $ref: '#/components/parameters/StepFieldSlug',
        },
      ],
      post: {
        tags: ['Queries'],
        operationId: 'getQueryFieldOptions',
        summary: "Lists the choices of a query's drop-down or checkbox field",
        security: [
          {
            userAuth: [],
          },
        ],
        responses: {
          '200': {
            description: 'The choices, in the order in which to show them.',
            content: {
              'application/json': {
                schema: {
                  $ref: '#/components/schemas/StepFieldOptionsResponse',
                },
              },
            },
          },
          '400': {
            $ref: '#/components/responses/BadRequest',
          },
          '401': {
            $ref: '#/components/responses/Unauthorized',
          },
          '404': {
            $ref: '#/components/responses/NotFound',
          },
          '413': {
            $ref: '#/components/responses/TooLarge',
          },
          '415': {
            $ref: '#/components/responses/UnsupportedMediaType',
          },
          '500': {
            $ref: '#/components/responses/InternalServerError',
          },
          '503': {
            $ref: '#/components/responses/ServiceUnavailable',
          },
        },
      },
    },
    '/third-party/ifttt/v1/webhooks/connection/enabled': {
      post: {
        tags: ['Webhooks'],
        operationId: 'receiveConnectionEnabled',
        summary: 'Takes note that a person turned a connection on',
        description: 'What IFTTT sends is recorded as it is, up to 60,000 bytes of JSON.',
        security: [
          {
            serviceAuth: [],
          },
        ],
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: {
                $ref: '#/components/schemas/WebhookRequest',
              },
            },
          },
        },
        responses: {
          '200': {
            description: 'It is recorded.',
            content: {
              'application/json': {
                schema: {
                  $ref: '#/components/schemas/EmptyDataResponse',
                },
              },
            },
          },
          '400': {
            $ref: '#/components/responses/BadRequest',
          },
          '401': {
            $ref: '#/components/responses/Unauthorized',
          },
          '413': {
            $ref: '#/components/responses/TooLarge',
          },
          '415': {
            $ref: '#/components/responses/UnsupportedMediaType',
          },
          '500': {
            $ref: '#/components/responses/InternalServerError',
          },
          '503': {
            $ref: '#/components/responses/ServiceUnavailable',
          },
        },
      },
    },
    '/third-party/ifttt/v1/webhooks/connection/updated': {
      post: {
        tags: ['Webhooks'],
        operationId: 'receiveConnectionUpdated',
        summary: 'Takes note that a person changed a connection',
        description: 'What IFTTT sends is recorded as it is, up to 60,000 bytes of JSON.',
        security: [
          {
            serviceAuth: [],
          },
        ],
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: {
                $ref: '#/components/schemas/WebhookRequest',
              },
            },
          },
        },
        responses: {
          '200': {
            description: 'It is recorded.',
            content: {
              'application/json': {
                schema: {
                  $ref: '#/components/schemas/EmptyDataResponse',
                },
              },
            },
          },
          '400': {
            $ref: '#/components/responses/BadRequest',
          },
          '401': {
            $ref: '#/components/responses/Unauthorized',
          },
          '413': {
            $ref: '#/components/responses/TooLarge',
          },
          '415': {
            $ref: '#/components/responses/UnsupportedMediaType',
          },
          '500': {
            $ref: '#/components/responses/InternalServerError',
          },
          '503': {
            $ref: '#/components/responses/ServiceUnavailable',
          },
        },
      },
    },
    '/third-party/ifttt/v1/webhooks/connection/disabled': {
      post: {
        tags: ['Webhooks'],
        operationId: 'receiveConnectionDisabled',
        summary: 'Takes note that a person turned a connection off',
        description: 'What IFTTT sends is recorded as it is, up to 60,000 bytes of JSON.',
        security: [
          {
            serviceAuth: [],
          },
        ],
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: {
                $ref: '#/components/schemas/WebhookRequest',
              },
            },
          },
        },
        responses: {
          '200': {
            description: 'It is recorded.',
            content: {
              'application/json': {
                schema: {
                  $ref: '#/components/schemas/EmptyDataResponse',
                },
              },
            },
          },
          '400': {
            $ref: '#/components/responses/BadRequest',
          },
          '401': {
            $ref: '#/components/responses/Unauthorized',
          },
          '413': {
            $ref: '#/components/responses/TooLarge',
          },
          '415': {
            $ref: '#/components/responses/UnsupportedMediaType',
          },
          '500': {
            $ref: '#/components/responses/InternalServerError',
          },
          '503': {
            $ref: '#/components/responses/ServiceUnavailable',
          },
        },
      },
    },
    '/third-party/ifttt/v1/webhooks/trigger_subscription/fired': {
      post: {
        tags: ['Webhooks'],
        operationId: 'receiveTriggerSubscriptionFired',
        summary: 'Takes note that a subscribed trigger fired',
        description: 'What IFTTT sends is recorded as it is, up to 60,000 bytes of JSON.',
        security: [
          {
            serviceAuth: [],
          },
        ],
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: {
                $ref: '#/components/schemas/WebhookRequest',
              },
            },
          },
        },
        responses: {
          '200': {
            description: 'It is recorded.',
            content: {
              'application/json': {
                schema: {
                  $ref: '#/components/schemas/EmptyDataResponse',
                },
              },
            },
          },
          '400': {
            $ref: '#/components/responses/BadRequest',
          },
          '401': {
            $ref: '#/components/responses/Unauthorized',
          },
          '413': {
            $ref: '#/components/responses/TooLarge',
          },
          '415': {
            $ref: '#/components/responses/UnsupportedMediaType',
          },
          '500': {
            $ref: '#/components/responses/InternalServerError',
          },
          '503': {
            $ref: '#/components/responses/ServiceUnavailable',
          },
        },
      },
    },
    '/docs/service.json': {
      get: {
        tags: ['Docs'],
        operationId: 'getServiceDescription',
        summary: 'Describes the service',
        description:
          'Every trigger, action and query with its fields, ingredients and samples, and how IFTTT is to be set up for the service. It is drawn from the steps themselves.',
        security: [],
        responses: {
          '200': {
            description: 'The description.',
            content: {
              'application/json': {
                schema: {
                  $ref: '#/components/schemas/ServiceDescription',
                },
              },
            },
          },
          '500': {
            $ref: '#/components/responses/InternalServerError',
          },
        },
      },
    },
    '/docs/openapi.json': {
      get: {
        tags: ['Reference'],
        operationId: 'getApiDocument',
        summary: 'Describes the API',
        description: 'This document, in OpenAPI 3.0, with the public address of the service as its server.',
        security: [],
        responses: {
          '200': {
            description: 'The document.',
            content: {
              'application/json': {
                schema: {
                  $ref: '#/components/schemas/ApiDocument',
                },
              },
            },
          },
          '500': {
            $ref: '#/components/responses/InternalServerError',
          },
        },
      },
    },
    '/third-party/ifttt/v1/authorizations': {
      post: {
        tags: ['Authorizations'],
        operationId: 'createAuthorization',
        summary: 'Issues an authorization code for IFTTT',
        description:
          'Lets the mobile app connect its signed-in owner to IFTTT without a browser. The code works once, for a short time, at `POST /third-party/ifttt/v1/tokens`.',
        security: [
          {
            appSession: [],
          },
        ],
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: {
                $ref: '#/components/schemas/CreateAuthorizationRequest',
              },
            },
          },
        },
        responses: {
          '200': {
            description: 'The code, alone in a list.',
            headers: {
              'Cache-Control': {
                $ref: '#/components/headers/NoStore',
              },
            },
            content: {
              'application/json': {
                schema: {
                  $ref: '#/components/schemas/AuthorizationResponse',
                },
              },
            },
          },
          '400': {
            $ref: '#/components/responses/BadRequest',
          },
          '401': {
            $ref: '#/components/responses/Unauthorized',
          },
          '413': {
            $ref: '#/components/responses/TooLarge',
          },
          '415': {
            $ref: '#/components/responses/UnsupportedMediaType',
          },
          '500': {
            $ref: '#/components/responses/InternalServerError',
          },
          '503': {
            $ref: '#/components/responses/ServiceUnavailable',
          },
        },
      },
    },
    '/third-party/ifttt/v1/tokens': {
      post: {
        tags: ['Tokens'],
        operationId: 'createToken',
        summary: 'Exchanges an authorization code or a refresh token for an access token',
        description:
          'The token endpoint of RFC 6749. The client identifies itself with `client_id` and `client_secret` in the body or with HTTP Basic. Errors have the shape of RFC 6749 5.2, not the `errors` shape.',
        security: [],
        parameters: [
          {
            $ref: '#/components/parameters/ClientAuthorization',
          },
        ],
        requestBody: {
          required: true,
          content: {
            'application/x-www-form-urlencoded': {
              schema: {
                $ref: '#/components/schemas/TokenRequest',
              },
            },
            'application/json': {
              schema: {
                $ref: '#/components/schemas/TokenRequest',
              },
            },
          },
        },
        responses: {
          '200': {
            description: 'The token.',
            headers: {
              'Cache-Control': {
                $ref: '#/components/headers/NoStore',
              },
              Pragma: {
                $ref: '#/components/headers/NoCache',
              },
            },
            content: {
              'application/json': {
                schema: {
                  $ref: '#/components/schemas/TokenResponse',
                },
              },
            },
          },
          '400': {
            $ref: '#/components/responses/OAuthRefusal',
          },
          '401': {
            $ref: '#/components/responses/OAuthRefusal',
          },
          '413': {
            $ref: '#/components/responses/OAuthRefusal',
          },
          '415': {
            $ref: '#/components/responses/OAuthRefusal',
          },
          '500': {
            $ref: '#/components/responses/InternalServerError',
          },
          '503': {
            $ref: '#/components/responses/ServiceUnavailable',
          },
        },
      },
      delete: {
        tags: ['Tokens'],
        operationId: 'deleteTokens',
        summary: 'Disconnects the owner from IFTTT',
        description: 'Revokes every code, access token and refresh token that IFTTT holds for the owner.',
        security: [
          {
            appSession: [],
          },
        ],
        responses: {
          '200': {
            description: 'IFTTT can no longer act for the owner.',
            content: {
              'application/json': {
                schema: {
                  $ref: '#/components/schemas/EmptyDataResponse',
                },
              },
            },
          },
          '400': {
            $ref: '#/components/responses/BadRequest',
          },
          '401': {
            $ref: '#/components/responses/Unauthorized',
          },
          '413': {
            $ref: '#/components/responses/TooLarge',
          },
          '415': {
            $ref: '#/components/responses/UnsupportedMediaType',
          },
          '500': {
            $ref: '#/components/responses/InternalServerError',
          },
          '503': {
            $ref: '#/components/responses/ServiceUnavailable',
          },
        },
      },
    },
    '/third-party/info': {
      get: {
        tags: ['ThirdPartyInfo'],
        operationId: 'getThirdPartyInfo',
        summary: 'Says which third parties the owner has connected',
        security: [
          {
            appSession: [],
          },
        ],
        responses: {
          '200': {
            description: 'One entry for each third party the service knows.',
            content: {
              'application/json': {
                schema: {
                  $ref: '#/components/schemas/ThirdPartyInfoResponse',
                },
              },
            },
          },
          '401': {
            $ref: '#/components/responses/Unauthorized',
          },
          '500': {
            $ref: '#/components/responses/InternalServerError',
          },
          '503': {
            $ref: '#/components/responses/ServiceUnavailable',
          },
        },
      },
    },
    '/users': {
      post: {
        tags: ['Users'],
        operationId: 'createUser',
        summary: 'Signs a person up',
        security: [],
        'x-client-address': true,
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: {
                $ref: '#/components/schemas/CreateUserRequest',
              },
            },
          },
        },
        responses: {
          '201': {
            description: 'The account exists.',
            content: {
              'application/json': {
                schema: {
                  $ref: '#/components/schemas/UserResponse',
                },
              },
            },
          },
          '400': {
            $ref: '#/components/responses/BadRequest',
          },
          '403': {
            $ref: '#/components/responses/Forbidden',
          },
          '409': {
            $ref: '#/components/responses/Conflict',
          },
          '413': {
            $ref: '#/components/responses/TooLarge',
          },
          '415': {
            $ref: '#/components/responses/UnsupportedMediaType',
          },
          '429': {
            $ref: '#/components/responses/TooManyAttempts',
          },
          '500': {
            $ref: '#/components/responses/InternalServerError',
          },
          '503': {
            $ref: '#/components/responses/ServiceUnavailable',
          },
        },
      },
    },
    '/users/sessions': {
      post: {
        tags: ['Users'],
        operationId: 'createSession',
        summary: 'Signs the mobile app in',
        security: [],
        'x-client-address': true,
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: {
                $ref: '#/components/schemas/CreateSessionRequest',
              },
            },
          },
        },
        responses: {
          '201': {
            description: 'The session, with its token, which is not shown again.',
            headers: {
              'Cache-Control': {
                $ref: '#/components/headers/NoStore',
              },
            },
            content: {
              'application/json': {
                schema: {
                  $ref: '#/components/schemas/SessionResponse',
                },
              },
            },
          },
          '400': {
            $ref: '#/components/responses/BadRequest',
          },
          '401': {
            $ref: '#/components/responses/Unauthorized',
          },
          '413': {
            $ref: '#/components/responses/TooLarge',
          },
          '415': {
            $ref: '#/components/responses/UnsupportedMediaType',
          },
          '429': {
            $ref: '#/components/responses/TooManyAttempts',
          },
          '500': {
            $ref: '#/components/responses/InternalServerError',
          },
          '503': {
            $ref: '#/components/responses/ServiceUnavailable',
          },
        },
      },
    },
    '/users/sessions/{id}': {
      parameters: [
        {
          $ref: '#/components/parameters/SessionId',
        },
      ],
      delete: {
        tags: ['Users'],
        operationId: 'deleteSession',
        summary: 'Signs the mobile app out',
        description:
          "Ends one of the owner's own sessions, be it the current one or another. A session that has ended already is fine.",
        security: [
          {
            appSession: [],
          },
        ],
        responses: {
          '204': {
            description: "The session's token no longer works.",
          },
          '400': {
            $ref: '#/components/responses/BadRequest',
          },
          '401': {
            $ref: '#/components/responses/Unauthorized',
          },
          '404': {
            $ref: '#/components/responses/NotFound',
          },
          '413': {
            $ref: '#/components/responses/TooLarge',
          },
          '415': {
            $ref: '#/components/responses/UnsupportedMediaType',
          },
          '500': {
            $ref: '#/components/responses/InternalServerError',
          },
          '503': {
            $ref: '#/components/responses/ServiceUnavailable',
          },
        },
      },
    },
    '/robots': {
      post: {
        tags: ['Robots'],
        operationId: 'createRobot',
        summary: "Adds a robot to the owner's account",
        security: [
          {
            appSession: [],
          },
        ],
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: {
                $ref: '#/components/schemas/CreateRobotRequest',
              },
            },
          },
        },
        responses: {
          '201': {
            description: 'The robot, with its MQTT password, which is not shown again.',
            headers: {
              'Cache-Control': {
                $ref: '#/components/headers/NoStore',
              },
            },
            content: {
              'application/json': {
                schema: {
                  $ref: '#/components/schemas/CreateRobotResponse',
                },
              },
            },
          },
          '400': {
            $ref: '#/components/responses/BadRequest',
          },
          '401': {
            $ref: '#/components/responses/Unauthorized',
          },
          '409': {
            $ref: '#/components/responses/Conflict',
          },
          '413': {
            $ref: '#/components/responses/TooLarge',
          },
          '415': {
            $ref: '#/components/responses/UnsupportedMediaType',
          },
          '500': {
            $ref: '#/components/responses/InternalServerError',
          },
          '503': {
            $ref: '#/components/responses/ServiceUnavailable',
          },
        },
      },
      get: {
        tags: ['Robots'],
        operationId: 'listRobots',
        summary: "Lists the owner's robots",
        security: [
          {
            appSession: [],
          },
        ],
        responses: {
          '200': {
            description: 'The robots, oldest first.',
            content: {
              'application/json': {
                schema: {
                  $ref: '#/components/schemas/RobotListResponse',
                },
              },
            },
          },
          '401': {
            $ref: '#/components/responses/Unauthorized',
          },
          '500': {
            $ref: '#/components/responses/InternalServerError',
          },
          '503': {
            $ref: '#/components/responses/ServiceUnavailable',
          },
        },
      },
    },
    '/robots/{robotId}': {
      parameters: [
        {
          $ref: '#/components/parameters/RobotId',
        },
      ],
      delete: {
        tags: ['Robots'],
        operationId: 'deleteRobot',
        summary: "Removes a robot from the owner's account",
        description: "The robot's MQTT credentials stop working at once.",
        security: [
          {
            appSession: [],
          },
        ],
        responses: {
          '204': {
            description: 'The robot is gone.',
          },
          '400': {
            $ref: '#/components/responses/BadRequest',
          },
          '401': {
            $ref: '#/components/responses/Unauthorized',
          },
          '404': {
            $ref: '#/components/responses/NotFound',
          },
          '413': {
            $ref: '#/components/responses/TooLarge',
          },
          '415': {
            $ref: '#/components/responses/UnsupportedMediaType',
          },
          '500': {
            $ref: '#/components/responses/InternalServerError',
          },
          '503': {
            $ref: '#/components/responses/ServiceUnavailable',
          },
        },
      },
    },
    '/robots/{robotId}/places': {
      parameters: [
        {
          $ref: '#/components/parameters/RobotId',
        },
      ],
      get: {
        tags: ['Robots'],
        operationId: 'getRobotPlaces',
        summary: 'Lists the places a robot can go to',
        security: [
          {
            appSession: [],
          },
        ],
        responses: {
          '200': {
            description: 'The places.',
            content: {
              'application/json': {
                schema: {
                  $ref: '#/components/schemas/PlaceListResponse',
                },
              },
            },
          },
          '401': {
            $ref: '#/components/responses/Unauthorized',
          },
          '404': {
            $ref: '#/components/responses/NotFound',
          },
          '500': {
            $ref: '#/components/responses/InternalServerError',
          },
          '503': {
            $ref: '#/components/responses/ServiceUnavailable',
          },
        },
      },
      put: {
        tags: ['Robots'],
        operationId: 'replaceRobotPlaces',
        summary: 'Replaces the places a robot can go to',
        description: 'The list sent becomes the whole list; a place that it leaves out is forgotten.',
        security: [
          {
            appSession: [],
          },
        ],
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: {
                type: 'array',
                maxItems: 500,
                items: {
                  $ref: '#/components/schemas/RobotPlace',
                },
              },
              example: [
                {
                  id: 'kitchen-1',
                  name: 'Kitchen',
                },
              ],
            },
          },
        },
        responses: {
          '200': {
            description: 'The places as they are now.',
            content: {
              'application/json': {
                schema: {
                  $ref: '#/components/schemas/PlaceListResponse',
                },
              },
            },
          },
          '400': {
            $ref: '#/components/responses/BadRequest',
          },
          '401': {
            $ref: '#/components/responses/Unauthorized',
          },
          '404': {
            $ref: '#/components/responses/NotFound',
          },
          '413': {
            $ref: '#/components/responses/TooLarge',
          },
          '415': {
            $ref: '#/components/responses/UnsupportedMediaType',
          },
          '500': {
            $ref: '#/components/responses/InternalServerError',
          },
          '503': {
            $ref: '#/components/responses/ServiceUnavailable',
          },
        },
      },
    },
    '/healthz': {
      get: {
        tags: ['Health'],
        operationId: 'getHealth',
        summary: 'Says that the process runs',
        description: 'Looks at nothing outside the process, so an outage elsewhere restarts nobody.',
        security: [],
        responses: {
          '200': {
            description: 'The process runs.',
            content: {
              'application/json': {
                schema: {
                  $ref: '#/components/schemas/HealthResponse',
                },
              },
            },
          },
          '500': {
            $ref: '#/components/responses/InternalServerError',
          },
        },
      },
    },
    '/readyz': {
      get: {
        tags: ['Health'],
        operationId: 'getReadiness',
        summary: 'Says whether the process should be given requests',
        security: [],
        responses: {
          '200': {
            description: 'The database and the broker can be reached.',
            content: {
              'application/json': {
                schema: {
                  $ref: '#/components/schemas/HealthResponse',
                },
              },
            },
          },
          '500': {
            $ref: '#/components/responses/InternalServerError',
          },
          '503': {
            $ref: '#/components/responses/ServiceUnavailable',
          },
        },
      },
    },
  },
  components: {
    securitySchemes: {
      serviceAuth: {
        type: 'apiKey',
        in: 'header',
        name: 'IFTTT-Service-Key',
        description: 'The service key that IFTTT and this service share. `IFTTT-Channel-Key` is its old name.',
      },
      userAuth: {
        type: 'http',
        scheme: 'bearer',
        bearerFormat: 'OAuth2 access token',
        description: 'The access token that IFTTT holds for a connected owner.',
      },
      appSession: {
        type: 'http',
        scheme: 'bearer',
        bearerFormat: 'App session token',
        description: "The token that the mobile app got when its owner signed in. IFTTT's tokens do not work here.",
      },
    },
    headers: {
      NoStore: {
        description: 'The answer holds a secret and must not be kept.',
        schema: {
          type: 'string',
          enum: ['no-store'],
        },
      },
      NoCache: {
        description: 'Says the same to caches of HTTP/1.0 (RFC 6749 5.1).',
        schema: {
          type: 'string',
          enum: ['no-cache'],
        },
      },
    },
    parameters: {
      StepSlug: {
        name: 'stepSlug',
        in: 'path',
        required: true,
        description: 'Slug of the trigger, action or query. An unknown one is a 404.',
        example: 'voice_command',
        schema: {
          type: 'string',
        },
      },
      StepFieldSlug: {
        name: 'stepFieldSlug',
        in: 'path',
        required: true,
        description: "Slug of one of the step's fields. An unknown one is a 404.",
        example: 'place',
        schema: {
          type: 'string',
        },
      },
      TriggerIdentity: {
        name: 'triggerIdentity',
        in: 'path',
        required: true,
        description: 'The identity that IFTTT gave the subscription.',
        schema: {
          type: 'string',
          maxLength: 255,
        },
      },
      RequestId: {
        name: 'X-Request-ID',
        in: 'header',
        required: false,
        description:
          "IFTTT's id of the request, by which a repeated action is recognised. One that is longer than 200 characters, or has others than letters, digits and `_.:=+/-`, is ignored.",
        schema: {
          type: 'string',
        },
      },
      ClientAuthorization: {
        name: 'Authorization',
        in: 'header',
        required: false,
        description: 'HTTP Basic credentials of the OAuth2 client, instead of `client_id` and `client_secret`.',
        schema: {
          type: 'string',
        },
      },
      SessionId: {
        name: 'id',
        in: 'path',
        required: true,
        description: 'Id of the app session.',
        schema: {
          type: 'string',
        },
      },
      RobotId: {
        name: 'robotId',
        in: 'path',
        required: true,
        description: "Id of one of the owner's robots.",
        schema: {
          type: 'string',
        },
      },
    },
    responses: {
      BadRequest: {
        description: 'Something in the request is missing or wrong, or (`SKIP`) can never be done.',
        content: {
          'application/json': {
            schema: {
              $ref: '#/components/schemas/ErrorResponse',
            },
          },
        },
      },
      Unauthorized: {
        description: 'The credential that the operation asks for is missing, wrong or expired.',
        content: {
          'application/json': {
            schema: {
              $ref: '#/components/schemas/ErrorResponse',
            },
          },
        },
      },
      Forbidden: {
        description: 'The service is set up not to allow this.',
        content: {
          'application/json': {
            schema: {
              $ref: '#/components/schemas/ErrorResponse',
            },
          },
        },
      },
      NotFound: {
        description: 'Nothing of that name exists for the caller.',
        content: {
          'application/json': {
            schema: {
              $ref: '#/components/schemas/ErrorResponse',
            },
          },
        },
      },
      Conflict: {
        description: 'Something else already has this name.',
        content: {
          'application/json': {
            schema: {
              $ref: '#/components/schemas/ErrorResponse',
            },
          },
        },
      },
      TooLarge: {
        description: 'The request body is larger than this operation takes.',
        content: {
          'application/json': {
            schema: {
              $ref: '#/components/schemas/ErrorResponse',
            },
          },
        },
      },
      TooManyAttempts: {
        description: 'There were too many attempts before. Nobody looked at this one.',
        headers: {
          'Retry-After': {
            description: 'Seconds until the next attempt is let through.',
            required: true,
            schema: {
              type: 'integer',
            },
          },
        },
        content: {
          'application/json': {
            schema: {
              $ref: '#/components/schemas/ErrorResponse',
            },
          },
        },
      },
      UnsupportedMediaType: {
        description: 'The request body is of a type that is not read.',
        content: {
          'application/json': {
            schema: {
              $ref: '#/components/schemas/ErrorResponse',
            },
          },
        },
      },
      InternalServerError: {
        description: 'The service failed; the message names only the request id.',
        content: {
          'application/json': {
            schema: {
              $ref: '#/components/schemas/ErrorResponse',
            },
          },
        },
      },
      ServiceUnavailable: {
        description: 'The service cannot do this now; trying later may work.',
        content: {
          'application/json': {
            schema: {
              $ref: '#/components/schemas/ErrorResponse',
            },
          },
        },
      },
      OAuthRefusal: {
        description:
          'The token request is refused, with a code of RFC 6749 5.2, or cannot be read (`invalid_request`).',
        content: {
          'application/json': {
            schema: {
              $ref: '#/components/schemas/OAuthError',
            },
          },
        },
      },
    },
    schemas: {
      ErrorResponse: {
        type: 'object',
        description: 'Why a request failed.',
        required: ['errors'],
        properties: {
          errors: {
            type: 'array',
            description: 'At least one reason.',
            items: {
              $ref: '#/components/schemas/ErrorItem',
            },
          },
        },
        example: {
          errors: [
            {
              message: 'trigger_identity is required',
            },
          ],
        },
      },
      ErrorItem: {
        type: 'object',
        description: 'One reason why a request failed.',
        required: ['message'],
        properties: {
          message: {
            type: 'string',
            description: 'A sentence for people.',
          },
          status: {
            type: 'string',
            description: 'Present when the action can never succeed, so that IFTTT does not try again.',
            enum: ['SKIP'],
          },
        },
      },
      OAuthError: {
        type: 'object',
        description: 'Why a token request was refused (RFC 6749 5.2).',
        required: ['error'],
        properties: {
          error: {
            type: 'string',
            description: 'The error code.',
            example: 'invalid_grant',
          },
          error_description: {
            type: 'string',
            description: 'A sentence for developers. It never repeats a code or token.',
          },
        },
      },
      EmptyDataResponse: {
        type: 'object',
        description: 'Success, with nothing to tell.',
        required: ['data'],
        properties: {
          data: {
            type: 'object',
            description: 'Always empty.',
            additionalProperties: true,
          },
        },
        example: {
          data: {},
        },
      },
      TestSetupResponse: {
        type: 'object',
        description: 'What IFTTT needs to test the service.',
        required: ['data'],
        properties: {
          data: {
            $ref: '#/components/schemas/TestSetup',
          },
        },
      },
      TestSetup: {
        type: 'object',
        description: "The test account's token and the sample values.",
        required: ['samples'],
        properties: {
          accessToken: {
            type: 'string',
            description: 'An access token of the test account, valid at once.',
          },
          samples: {
            $ref: '#/components/schemas/TestSamples',
          },
        },
      },
      TestSamples: {
        type: 'object',
        description: 'Sample values for every step, by step slug and then by field slug.',
        properties: {
          triggers: {
            type: 'object',
            description: 'Trigger field values for which at least three events exist.',
            additionalProperties: true,
          },
          triggerFieldValidations: {
            type: 'object',
            description: 'A `valid` and an `invalid` value for each trigger field that is validated.',
            additionalProperties: true,
          },
          queries: {
            type: 'object',
            description: 'Query field values that work.',
            additionalProperties: true,
          },
          actions: {
            type: 'object',
            description: 'Action field values that work.',
            additionalProperties: true,
          },
          actionRecordSkipping: {
            type: 'object',
            description: 'Action field values that must be refused with the status `SKIP`.',
            additionalProperties: true,
          },
        },
      },
      UserInfoResponse: {
        type: 'object',
        description: 'The connected person.',
        required: ['data'],
        properties: {
          data: {
            $ref: '#/components/schemas/UserInfo',
          },
        },
      },
      UserInfo: {
        type: 'object',
        description: 'Who the connected person is.',
        required: ['id', 'name'],
        properties: {
          id: {
            type: 'string',
            description: 'Names the account for good; never an e-mail address.',
            maxLength: 200,
            example: '1f0c7a52-6f5e-4a8e-9f39-7c1f0d0f2a11',
          },
          name: {
            type: 'string',
            description: 'What to call the person.',
            example: 'Ada Lovelace',
          },
          url: {
            type: 'string',
            description: "The person's page on this service.",
          },
        },
      },
      StepFields: {
        type: 'object',
        description: 'Field values by field slug. A value is a string, an array of strings (checkboxes) or a Location.',
        additionalProperties: true,
      },
      QueryFields: {
        type: 'object',
        description:
          'Field values by field slug. A value is a string, an array of strings (checkboxes), a Location or a QuerySubresult.',
        additionalProperties: true,
      },
      Location: {
        type: 'object',
        description: 'The value of a location field.',
        required: ['lat', 'lng'],
        properties: {
          lat: {
            type: 'number',
            description: 'Latitude, in degrees.',
          },
          lng: {
            type: 'number',
            description: 'Longitude, in degrees.',
          },
          radius: {
            type: 'number',
            description: 'Radius around the point, in metres.',
          },
          address: {
            type: 'string',
            description: 'The address as the person wrote it.',
          },
          description: {
            type: 'string',
            description: 'What the person calls the location.',
          },
          zoom: {
            type: 'number',
            description: 'Zoom level of the map the location was chosen on.',
          },
        },
      },
      Limit: {
        type: 'integer',
        description: 'The most items to return; 0 asks for none. Fifty when absent.',
        format: 'int32',
        minimum: 0,
        default: 50,
      },
      User: {
        type: 'object',
        'x-unchecked': true,
        description: 'What IFTTT says about the person the request is for.',
        properties: {
          timezone: {
            type: 'string',
            description: 'A time zone, by its IANA name or an old Rails name.',
            example: 'America/Los_Angeles',
          },
        },
      },
      IftttSource: {
        type: 'object',
        'x-unchecked': true,
        description: 'The Applet that the request is for.',
        properties: {
          id: {
            type: 'string',
            description: 'Id of the Applet.',
          },
          url: {
            type: 'string',
            description: 'Where the Applet is on IFTTT.',
          },
        },
      },
      TriggerCheckRequest: {
        type: 'object',
        description: 'A poll of one trigger subscription.',
        required: ['trigger_identity', 'triggerFields'],
        properties: {
          trigger_identity: {
            type: 'string',
            description: 'Names the subscription; the same trigger, fields and person keep the same identity.',
            minLength: 1,
            maxLength: 255,
          },
          triggerFields: {
            $ref: '#/components/schemas/StepFields',
          },
          limit: {
            $ref: '#/components/schemas/Limit',
          },
          user: {
            $ref: '#/components/schemas/User',
          },
          ifttt_source: {
            $ref: '#/components/schemas/IftttSource',
          },
        },
      },
      TriggerCheckResponse: {
        type: 'object',
        description: 'The events of one poll.',
        required: ['data'],
        properties: {
          data: {
            type: 'array',
            description: 'Newest first.',
            items: {
              $ref: '#/components/schemas/TriggerEvent',
            },
          },
        },
      },
      TriggerEvent: {
        type: 'object',
        description: 'One event. Beside `meta` it carries each ingredient of the trigger, as a string.',
        required: ['meta'],
        properties: {
          meta: {
            $ref: '#/components/schemas/TriggerEventMeta',
          },
        },
        additionalProperties: true,
      },
      TriggerEventMeta: {
        type: 'object',
        description: 'Identifies an event.',
        required: ['id', 'timestamp'],
        properties: {
          id: {
            type: 'string',
            description: 'Unique among the events, and the same in every poll.',
          },
          timestamp: {
            type: 'integer',
            format: 'int32',
            description: 'When it happened, in seconds since 1970 (UTC).',
          },
        },
      },
      StepFieldOptionsResponse: {
        type: 'object',
        description: 'The choices of a drop-down or checkbox field.',
        required: ['data'],
        properties: {
          data: {
            type: 'array',
            description: 'In the order in which to show them.',
            items: {
              $ref: '#/components/schemas/FieldOption',
            },
          },
        },
      },
      FieldOption: {
        type: 'object',
        description: 'A choice, or a group of choices. It has either a value or values.',
        required: ['label'],
        properties: {
          label: {
            type: 'string',
            description: 'What the person sees.',
          },
          value: {
            type: 'string',
            description: 'What the field gets when this choice is made.',
          },
          values: {
            type: 'array',
            description: 'The choices of this group.',
            items: {
              $ref: '#/components/schemas/FieldSubOption',
            },
          },
        },
      },
      FieldSubOption: {
        type: 'object',
        description: 'A choice inside a group.',
        required: ['label', 'value'],
        properties: {
          label: {
            type: 'string',
            description: 'What the person sees.',
          },
          value: {
            type: 'string',
            description: 'What the field gets when this choice is made.',
          },
        },
      },
      ValidateFieldRequest: {
        type: 'object',
        description: 'A value to check.',
        required: ['value'],
        properties: {
          value: {
            $ref: '#/components/schemas/EnteredValue',
          },
        },
      },
      EnteredValue: {
        type: 'object',
        'x-unchecked': true,
        description: 'What the person entered, a string, which may be blank, or a Location.',
      },
      ValidateFieldResponse: {
        type: 'object',
        description: 'The outcome of checking one value.',
        required: ['data'],
        properties: {
          data: {
            $ref: '#/components/schemas/ValidationResult',
          },
        },
      },
      ValidateFieldsRequest: {
        type: 'object',
        description: "All values of a trigger's fields, to be checked together.",
        required: ['values'],
        properties: {
          values: {
            $ref: '#/components/schemas/StepFields',
          },
        },
      },
      ValidateFieldsResponse: {
        type: 'object',
        description: 'The outcome of checking several values.',
        required: ['data'],
        properties: {
          data: {
            type: 'object',
            description: 'One result for each field, by field slug.',
            additionalProperties: {
              $ref: '#/components/schemas/ValidationResult',
            },
          },
        },
      },
      ValidationResult: {
        type: 'object',
        description: 'Whether a value is acceptable.',
        required: ['valid'],
        properties: {
          valid: {
            type: 'boolean',
            description: 'True when the value is acceptable.',
          },
          message: {
            type: 'string',
            description: 'What is wrong with the value, for the person who entered it.',
          },
        },
      },
      ActionRunRequest: {
        type: 'object',
        description: 'A request to run an action.',
        required: ['actionFields'],
        properties: {
          actionFields: {
            $ref: '#/components/schemas/StepFields',
          },
          user: {
            $ref: '#/components/schemas/User',
          },
          ifttt_source: {
            $ref: '#/components/schemas/IftttSource',
          },
        },
      },
      ActionRunResponse: {
        type: 'object',
        description: 'The record of an action that ran.',
        required: ['data'],
        properties: {
          data: {
            type: 'array',
            description: 'Exactly one record.',
            items: {
              $ref: '#/components/schemas/ActionEvent',
            },
          },
        },
      },
      ActionEvent: {
        type: 'object',
        description: 'What an action did.',
        required: ['id'],
        properties: {
          id: {
            type: 'string',
            description: 'Identifies what the action did.',
          },
          url: {
            type: 'string',
            description: 'Where the person can see it.',
          },
        },
      },
      QueryPerformRequest: {
        type: 'object',
        description: 'A request for one page of a query. A limit above 1,000 gives 1,000 rows.',
        required: ['queryFields'],
        properties: {
          queryFields: {
            $ref: '#/components/schemas/QueryFields',
          },
          limit: {
            $ref: '#/components/schemas/Limit',
          },
          cursor: {
            type: 'string',
            description: 'The cursor of the page before; absent for the first page.',
          },
          include: {
            type: 'array',
            description:
              'Slugs of the nested query ingredients to resolve, with up to 50 rows each; what names none is ignored.',
            maxItems: 50,
            items: {
              type: 'string',
            },
          },
          user: {
            $ref: '#/components/schemas/User',
          },
          ifttt_source: {
            $ref: '#/components/schemas/IftttSource',
          },
        },
      },
      QueryPerformResponse: {
        type: 'object',
        description: 'One page of a query.',
        required: ['data'],
        properties: {
          data: {
            type: 'array',
            description: 'The rows of this page.',
            items: {
              $ref: '#/components/schemas/QueryRow',
            },
          },
          cursor: {
            type: 'string',
            description: 'Where the next page begins; absent on the last page.',
          },
        },
      },
      QueryRow: {
        type: 'object',
        description: 'One row. It carries each ingredient of the query, as a string or a QuerySubresult.',
        additionalProperties: true,
      },
      QuerySubresult: {
        type: 'object',
        description: 'The value of a nested query ingredient, with rows when it was asked to be resolved.',
        required: ['queryFields'],
        properties: {
          queryFields: {
            $ref: '#/components/schemas/QueryFields',
          },
          data: {
            type: 'array',
            description: 'The first rows of the nested query.',
            items: {
              $ref: '#/components/schemas/QueryRow',
            },
          },
          cursor: {
            type: 'string',
            description: 'Where the next page of the nested query begins.',
          },
        },
      },
      WebhookRequest: {
        type: 'object',
        'x-unchecked': true,
        description: 'What happened, as IFTTT words it. Any JSON object is taken.',
        additionalProperties: true,
      },
      ServiceDescription: {
        type: 'object',
        description: 'The service and everything that it can do.',
        required: ['service', 'triggers', 'actions', 'queries'],
        properties: {
          service: {
            $ref: '#/components/schemas/ServiceSettings',
          },
          triggers: {
            type: 'array',
            description: 'What can start an Applet.',
            items: {
              $ref: '#/components/schemas/StepDescription',
            },
          },
          actions: {
            type: 'array',
            description: 'What an Applet can do.',
            items: {
              $ref: '#/components/schemas/StepDescription',
            },
          },
          queries: {
            type: 'array',
            description: 'What an Applet can look up.',
            items: {
              $ref: '#/components/schemas/StepDescription',
            },
          },
        },
      },
      ServiceSettings: {
        type: 'object',
        description: 'How IFTTT is to be set up for the service.',
        required: ['name', 'serviceId', 'authenticatesUsers', 'apiUrlPrefix', 'realtime'],
        properties: {
          name: {
            type: 'string',
            description: 'What the service is called.',
          },
          serviceId: {
            type: 'string',
            description: 'Names the service at IFTTT.',
          },
          authenticatesUsers: {
            type: 'boolean',
            description:
              "True when IFTTT needs an owner's access token; false when the service key alone opens everything.",
          },
          apiUrlPrefix: {
            type: 'string',
            description: 'What stands before `/ifttt/v1` in every URL of the protocol.',
            example: 'https://robots.example.com/third-party',
          },
          realtime: {
            type: 'boolean',
            description: 'True when the service notifies IFTTT of new events.',
          },
        },
      },
      StepDescription: {
        type: 'object',
        description: 'A trigger, action or query.',
        required: ['slug', 'name', 'description', 'fields', 'samples'],
        properties: {
          slug: {
            type: 'string',
            description: 'Names the step in URLs.',
          },
          name: {
            type: 'string',
            description: 'What the person sees.',
          },
          description: {
            type: 'string',
            description: 'What the step does.',
          },
          fields: {
            type: 'array',
            description: 'In the order in which to ask for them.',
            items: {
              $ref: '#/components/schemas/FieldDescription',
            },
          },
          ingredients: {
            type: 'array',
            description: 'What an event or a row tells. Actions have none.',
            items: {
              $ref: '#/components/schemas/IngredientDescription',
            },
          },
          samples: {
            $ref: '#/components/schemas/StepSamples',
          },
        },
      },
      FieldDescription: {
        type: 'object',
        description: 'A field of a step.',
        required: ['slug', 'label', 'type', 'required'],
        properties: {
          slug: {
            type: 'string',
            description: 'Names the field in requests.',
          },
          label: {
            type: 'string',
            description: 'What the person sees.',
          },
          type: {
            type: 'string',
            description: 'What the person enters it with.',
            enum: ['text', 'dropdown', 'checkbox', 'location'],
          },
          required: {
            type: 'boolean',
            description: 'False when the person may leave it empty.',
          },
          optionsKind: {
            type: 'string',
            description:
              'Whether the choices are the same for everyone or computed for each owner. The options endpoint lists both. Absent where there is nothing to choose.',
            enum: ['static', 'dynamic'],
          },
          options: {
            type: 'array',
            description: 'The choices, where they are the same for everyone.',
            items: {
              $ref: '#/components/schemas/FieldOption',
            },
          },
          validated: {
            type: 'boolean',
            description: 'True when the service checks what the person enters.',
          },
        },
      },
      IngredientDescription: {
        type: 'object',
        description: 'An ingredient of an event or a row.',
        required: ['slug', 'name', 'type'],
        properties: {
          slug: {
            type: 'string',
            description: 'Names the ingredient in answers.',
          },
          name: {
            type: 'string',
            description: 'What the person sees.',
          },
          type: {
            type: 'string',
            description: 'What its text means; a `query` ingredient is a nested query.',
            enum: ['string', 'url', 'image', 'file', 'date', 'datetime', 'query'],
          },
          example: {
            type: 'string',
            description: 'A value that it may have.',
          },
          query: {
            type: 'string',
            description: 'Slug of the nested query.',
          },
        },
      },
      StepSamples: {
        type: 'object',
        description: "What IFTTT's endpoint tests send to the step.",
        required: ['fields'],
        properties: {
          fields: {
            $ref: '#/components/schemas/StepFields',
          },
          validations: {
            type: 'object',
            description: 'A `valid` and an `invalid` value for each field that the service checks.',
            additionalProperties: true,
          },
          skipped: {
            type: 'object',
            description: 'Field values with which the action is skipped.',
            additionalProperties: true,
          },
        },
      },
      ApiDocument: {
        type: 'object',
        description: 'An OpenAPI 3.0 document.',
        additionalProperties: true,
      },
      CreateAuthorizationRequest: {
        type: 'object',
        description: 'A request for an authorization code.',
        required: ['clientId'],
        properties: {
          clientId: {
            type: 'string',
            description: 'The OAuth2 client id of IFTTT.',
            minLength: 1,
            maxLength: 255,
          },
        },
      },
      AuthorizationResponse: {
        type: 'object',
        description: 'An authorization code, alone in a list.',
        required: ['data'],
        properties: {
          data: {
            type: 'array',
            description: 'Exactly one code.',
            items: {
              $ref: '#/components/schemas/IssuedCode',
            },
          },
        },
      },
      IssuedCode: {
        type: 'object',
        description: 'An authorization code.',
        required: ['code'],
        properties: {
          code: {
            type: 'string',
            description: 'Works once, for a short time.',
          },
        },
      },
      TokenRequest: {
        type: 'object',
        'x-unchecked': true,
        description:
          'A token request of RFC 6749 (4.1.3 and 6). Its grammar is checked by the token endpoint itself, because what it refuses has to be told in the shape of RFC 6749 5.2.',
        additionalProperties: true,
        properties: {
          grant_type: {
            type: 'string',
            description: 'The grant, `authorization_code` or `refresh_token`.',
            example: 'authorization_code',
          },
          code: {
            type: 'string',
            description: 'The authorization code, for the grant `authorization_code`.',
          },
          redirect_uri: {
            type: 'string',
            description: 'Where the code was sent, for the grant `authorization_code`.',
          },
          refresh_token: {
            type: 'string',
            description: 'The refresh token, for the grant `refresh_token`.',
          },
          client_id: {
            type: 'string',
            description: 'The OAuth2 client id of IFTTT.',
          },
          client_secret: {
            type: 'string',
            description: 'The OAuth2 client secret of IFTTT.',
          },
        },
      },
      TokenResponse: {
        type: 'object',
        description: 'An access token (RFC 6749 5.1).',
        required: ['token_type', 'access_token'],
        properties: {
          token_type: {
            type: 'string',
            description: 'Always `Bearer`.',
            example: 'Bearer',
          },
          access_token: {
            type: 'string',
            description: 'Opens the endpoints under `userAuth` for one owner.',
          },
          refresh_token: {
            type: 'string',
            description: 'Gets the next access token; absent when access tokens never expire.',
          },
          expires_in: {
            type: 'integer',
            description: 'Seconds until the access token expires; absent when it never does.',
          },
          scope: {
            type: 'string',
            description: 'What the token allows.',
            example: 'ifttt',
          },
        },
      },
      ThirdPartyInfoResponse: {
        type: 'object',
        description: 'The third parties the service knows.',
        required: ['data'],
        properties: {
          data: {
            type: 'array',
            description: 'One entry for each third party.',
            items: {
              $ref: '#/components/schemas/ThirdPartyConnection',
            },
          },
        },
        example: {
          data: [
            {
              name: 'IFTTT',
              isConnected: true,
            },
          ],
        },
      },
      ThirdPartyConnection: {
        type: 'object',
        description: 'Whether the owner is connected to a third party.',
        required: ['name', 'isConnected'],
        properties: {
          name: {
            type: 'string',
            description: 'The third party.',
            example: 'IFTTT',
          },
          isConnected: {
            type: 'boolean',
            description: 'True while the third party can act for the owner.',
          },
        },
      },
      CreateUserRequest: {
        type: 'object',
        description: 'A person to sign up.',
        required: ['email', 'password', 'name'],
        properties: {
          email: {
            type: 'string',
            format: 'email',
            description: 'What the person signs in with.',
            maxLength: 254,
            example: 'ada@example.com',
          },
          password: {
            type: 'string',
            format: 'password',
            description: 'The password, in clear.',
            minLength: 8,
            maxLength: 200,
          },
          name: {
            type: 'string',
            description: 'What to call the person.',
            minLength: 1,
            maxLength: 100,
            example: 'Ada Lovelace',
          },
        },
      },
      UserResponse: {
        type: 'object',
        description: 'An account.',
        required: ['data'],
        properties: {
          data: {
            $ref: '#/components/schemas/UserProfile',
          },
        },
      },
      UserProfile: {
        type: 'object',
        description: 'What the account says about its person.',
        required: ['id', 'email', 'name'],
        properties: {
          id: {
            type: 'string',
            description: 'Names the account for good.',
          },
          email: {
            type: 'string',
            description: 'What the person signs in with.',
          },
          name: {
            type: 'string',
            description: 'What to call the person.',
          },
        },
      },
      CreateSessionRequest: {
        type: 'object',
        description: 'Credentials of a person who signs in.',
        required: ['email', 'password'],
        properties: {
          email: {
            type: 'string',
            description: 'The address the person signed up with.',
            minLength: 1,
            maxLength: 254,
          },
          password: {
            type: 'string',
            format: 'password',
            description: 'The password, in clear.',
            minLength: 1,
            maxLength: 200,
          },
        },
      },
      SessionResponse: {
        type: 'object',
        description: 'A new app session.',
        required: ['data'],
        properties: {
          data: {
            $ref: '#/components/schemas/NewSession',
          },
        },
      },
      NewSession: {
        type: 'object',
        description: 'An app session with its token.',
        required: ['id', 'token', 'expiresAt'],
        properties: {
          id: {
            type: 'string',
            description: 'Names the session.',
          },
          token: {
            type: 'string',
            description: 'Opens the endpoints under `appSession`. It is not shown again.',
          },
          expiresAt: {
            type: 'string',
            format: 'date-time',
            description: 'When the token stops working, in UTC.',
            example: '2026-04-01T00:00:00.000Z',
          },
        },
      },
      CreateRobotRequest: {
        type: 'object',
        description: 'A robot to add.',
        required: ['name'],
        properties: {
          name: {
            type: 'string',
            description: 'What the owner calls the robot.',
            minLength: 1,
            maxLength: 100,
            example: 'Rosie',
          },
        },
      },
      CreateRobotResponse: {
        type: 'object',
        description: 'The robot that was added.',
        required: ['data'],
        properties: {
          data: {
            $ref: '#/components/schemas/NewRobot',
          },
        },
      },
      NewRobot: {
        type: 'object',
        description: 'A robot with its MQTT credentials.',
        required: ['id', 'name', 'mqtt'],
        properties: {
          id: {
            type: 'string',
            description: 'Names the robot for good.',
          },
          name: {
            type: 'string',
            description: 'What the owner calls the robot.',
          },
          mqtt: {
            $ref: '#/components/schemas/MqttCredentials',
          },
        },
      },
      MqttCredentials: {
        type: 'object',
        description: 'What the robot signs in to the MQTT broker with.',
        required: ['username', 'password'],
        properties: {
          username: {
            type: 'string',
            description: "The robot's id.",
          },
          password: {
            type: 'string',
            description: "The robot's own secret. It is not shown again.",
          },
        },
      },
      RobotListResponse: {
        type: 'object',
        description: "The owner's robots.",
        required: ['data'],
        properties: {
          data: {
            type: 'array',
            description: 'Oldest first.',
            items: {
              $ref: '#/components/schemas/RobotSummary',
            },
          },
        },
      },
      RobotSummary: {
        type: 'object',
        description: 'A robot in a list.',
        required: ['id', 'name', 'online'],
        properties: {
          id: {
            type: 'string',
            description: 'Names the robot for good.',
          },
          name: {
            type: 'string',
            description: 'What the owner calls the robot.',
          },
          online: {
            type: 'boolean',
            description: 'True while the robot is connected.',
          },
        },
      },
      PlaceListResponse: {
        type: 'object',
        description: 'The places a robot can go to.',
        required: ['data'],
        properties: {
          data: {
            type: 'array',
            description: 'Ordered by name.',
            items: {
              $ref: '#/components/schemas/RobotPlace',
            },
          },
        },
      },
      RobotPlace: {
        type: 'object',
        description: "A place on a robot's map.",
        required: ['id', 'name'],
        properties: {
          id: {
            type: 'string',
            description: "The robot's own id of the place.",
            minLength: 1,
            maxLength: 64,
          },
          name: {
            type: 'string',
            description: 'What the owner calls the place.',
            minLength: 1,
            maxLength: 120,
          },
        },
      },
      HealthResponse: {
        type: 'object',
        description: 'The outcome of a probe.',
        required: ['status'],
        properties: {
          status: {
            type: 'string',
            description: 'Always `ok`; a failing probe answers with an error status instead.',
            example: 'ok',
          },
        },
      },
    },
  },
};
